import { type Data, isMap } from '../yaml/data.js'
import { type Check, checkAll, type Keyword, type SchemaContext, violationAt } from './check.js'
import type { JsonSchema } from './json-schema.js'

/** The arguments of the keywords that apply other schemas to the same value. */
interface Arguments {
  readonly $ref: string
  readonly not: JsonSchema
  readonly oneOf: readonly JsonSchema[]
  readonly allOf: readonly JsonSchema[]
  readonly if: JsonSchema
}

/** By the name of the keyword, in the order in which violations are reported. */
export const combinators: { readonly [Name in keyof Arguments]: Keyword<Arguments[Name]> } = {
  $ref: (_, schema, { compile, resolve }) => {
    const target = resolve(schema)
    // A definition may refer to itself, so it is compiled when a document gets there.
    return (data, place, report) => compile(target)(data, place, report)
  },
  not: (argument, _, { compile }) => {
    const check = compile(argument)
    return (data, place, report) => {
      if (conforms(check, data)) report(violationAt(place, 'not', {}))
    }
  },
  oneOf: choose,
  allOf: (schemas, _, { compile }) => checkAll(schemas.map(compile)),
  if: (argument, { then: met = {}, else: unmet = {} }, { compile }) => {
    const [condition, ifMet, ifUnmet] = [argument, met, unmet].map((schema) => compile(schema))
    return (data, place, report) => {
      const check = condition !== undefined && conforms(condition, data) ? ifMet : ifUnmet
      check?.(data, place, report)
    }
  },
}

function conforms(check: Check, data: Data): boolean {
  let isConforming = true
  check(data, undefined, () => {
    isConforming = false
  })
  return isConforming
}

/** Checks a map with the schema whose constant equals the value of the key that `discriminator` names. */
function choose(schemas: readonly JsonSchema[], schema: JsonSchema, { compile, resolve }: SchemaContext): Check {
  const { propertyName } = schema.discriminator as { readonly propertyName: string }
  const checks = new Map(
    schemas.map((choice) => {
      const { properties } = resolve(choice) as { readonly properties: Readonly<Record<string, JsonSchema>> }
      return [properties[propertyName]?.const, compile(choice)] as const
    }),
  )
  return (data, place, report) => {
    if (!isMap(data)) return
    const check = Object.hasOwn(data, propertyName) ? checks.get(data[propertyName]) : undefined
    if (check !== undefined) check(data, place, report)
    else report(violationAt(place, 'discriminator', {}))
  }
}
