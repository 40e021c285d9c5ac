import { type Data, type DataObject, isList, isMap } from '../yaml/data.js'
import { type Check, type Keyword, type Place, type ReportViolation, violationAt } from './check.js'
import type { JsonSchema, Schemas } from './json-schema.js'

/** The arguments of the keywords about what is inside of a value. */
interface Arguments {
  readonly propertyNames: JsonSchema
  readonly additionalProperties: JsonSchema | boolean
  readonly properties: Schemas
  readonly patternProperties: Schemas
  readonly items: JsonSchema
  readonly uniqueItems: true
}

/** By the name of the keyword, in the order in which violations are reported. */
export const applicators: { readonly [Name in keyof Arguments]: Keyword<Arguments[Name]> } = {
  propertyNames: (argument, _, { compile }) => {
    const check = compile(argument)
    return (data, place, report) => {
      if (isMap(data)) for (const name of Object.keys(data)) check(name, place, report)
    }
  },
  additionalProperties: (argument, schema, { compile }) => {
    if (argument === true) return nothing
    const isDescribed = describedKeys(schema)
    const checkValue = argument === false ? undefined : checkProperty(compile(argument))
    return (data, place, report) => {
      if (!isMap(data)) return
      for (const name of Object.keys(data)) {
        if (isDescribed(name)) continue
        if (checkValue !== undefined) checkValue(data, name, place, report)
        else report(violationAt(place, 'additionalProperties', { additionalProperty: name }))
      }
    }
  },
  properties: (schemas, _, { compile }) => {
    const checks = Object.entries(schemas).flatMap(([name, schema]) =>
      schema === true ? [] : [[name, checkProperty(compile(schema))] as const],
    )
    return (data, place, report) => {
      if (!isMap(data)) return
      for (const [name, check] of checks) if (Object.hasOwn(data, name)) check(data, name, place, report)
    }
  },
  patternProperties: (schemas, _, { compile }) => {
    const checks = Object.entries(schemas).flatMap(([pattern, schema]) =>
      schema === true ? [] : [[new RegExp(pattern, 'u'), checkProperty(compile(schema))] as const],
    )
    return (data, place, report) => {
      if (!isMap(data)) return
      for (const [pattern, check] of checks) {
        for (const name of Object.keys(data)) if (pattern.test(name)) check(data, name, place, report)
      }
    }
  },
  items: (argument, _, { compile }) => {
    const check = compile(argument)
    return (data, place, report) => {
      if (isList(data)) for (const [index, item] of data.entries()) check(item, { outer: place, key: index }, report)
    }
  },
  uniqueItems: () => (data, place, report) => {
    const repeated = isList(data) ? lastRepeated(data) : undefined
    if (repeated !== undefined) report(violationAt(place, 'uniqueItems', repeated))
  },
}

const nothing: Check = () => {}

const checkProperty =
  (check: Check) =>
  (data: DataObject, name: string, place: Place, report: ReportViolation): void =>
    check(data[name] as Data, { outer: place, key: name }, report)

/** True for the keys that `properties` and `patternProperties` of a schema describe. */
function describedKeys({ properties = {}, patternProperties = {} }: JsonSchema): (name: string) => boolean {
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern, 'u'))
  return (name) => Object.hasOwn(properties, name) || patterns.some((pattern) => pattern.test(name))
}

/** The places of the last two texts of a list that are the same. */
function lastRepeated(items: readonly Data[]): { readonly i: number; readonly j: number } | undefined {
  const places = new Map<string, number>()
  for (const [i, item] of [...items.entries()].reverse()) {
    if (typeof item !== 'string') continue
    const j = places.get(item)
    if (j !== undefined) return { i, j }
    places.set(item, i)
  }
  return undefined
}
