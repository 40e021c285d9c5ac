import { applicators } from './applicators.js'
import { type Assertion, assertions } from './assertions.js'
import { type Check, checkAll, type Keyword, type SchemaContext, violationAt } from './check.js'
import { combinators } from './combinators.js'
import type { JsonSchema, SchemaViolation, Validate } from './json-schema.js'

/**
 * Returns the function that finds all violations of a schema in a document. The schema is compiled when the first
 * document is checked, and a keyword that nothing checks throws.
 *
 * @example
 * const validate = compileSchema({ type: 'object', required: ['title'] })
 * validate({}) // [{ keyword: 'required', instancePath: '', params: { missingProperty: 'title' } }]
 */
export function compileSchema(root: JsonSchema): Validate {
  const { $defs: definitions = {} } = root
  const compiled = new Map<JsonSchema, Check>()
  const context: SchemaContext = {
    compile: (schema) => {
      const check = compiled.get(schema) ?? checkAll(checksOf(schema, context))
      compiled.set(schema, check)
      return check
    },
    resolve: (schema) => definitions[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema,
  }
  return (document) => {
    const violations: SchemaViolation[] = []
    context.compile(root)(document, undefined, (violation) => void violations.push(violation))
    return violations
  }
}

/** Keywords for editors, and those that another keyword of the same schema looks at. */
const SILENT = ['$schema', '$id', '$defs', 'title', 'description', 'examples', 'discriminator', 'then', 'else']

/** Every keyword that is checked, in the order in which violations are reported. */
const keywords: readonly (readonly [string, Keyword<never>])[] = [
  ...Object.entries(combinators),
  ...Object.entries(assertions).map(([name, make]) => [name, asserting(name, make)] as const),
  ...Object.entries(applicators),
]
const known: ReadonlySet<string> = new Set([...SILENT, ...keywords.map(([name]) => name)])

function checksOf(schema: JsonSchema, context: SchemaContext): readonly Check[] {
  const unknown = Object.keys(schema).find((name) => !known.has(name))
  if (unknown !== undefined) throw new Error(`bug: nothing checks the keyword \`${unknown}\` of a schema`)
  return keywords.flatMap(([name, make]) => (name in schema ? [make(schema[name] as never, schema, context)] : []))
}

function asserting(keyword: string, make: (argument: never) => Assertion): Keyword<never> {
  return (argument) => {
    const assertion = make(argument)
    return (data, place, report) => {
      for (const params of assertion(data)) report(violationAt(place, keyword, params))
    }
  }
}
