import type { Data } from '../yaml/data.js'
import type { JsonSchema, SchemaViolation } from './json-schema.js'

/** Reports the violations in a value at this place of the document. */
export type Check = (data: Data, place: Place, report: ReportViolation) => void
export type ReportViolation = (violation: SchemaViolation) => void

/** A key or an index in the enclosing value; undefined is the document. */
export type Place = { readonly outer: Place; readonly key: string | number } | undefined

export interface SchemaContext {
  readonly compile: (schema: JsonSchema) => Check
  /** The schema that a `$ref` refers to; any other schema is returned as it is. */
  readonly resolve: (schema: JsonSchema) => JsonSchema
}

/** Compiles the check of a keyword from its argument and the schema that contains it. */
export type Keyword<Argument> = (argument: Argument, schema: JsonSchema, context: SchemaContext) => Check

export const checkAll =
  (checks: readonly Check[]): Check =>
  (data, place, report) => {
    for (const check of checks) check(data, place, report)
  }

export const violationAt = (place: Place, keyword: string, params: SchemaViolation['params']): SchemaViolation => ({
  keyword,
  instancePath: pointerTo(place),
  params,
})

const pointerTo = (place: Place): string =>
  place === undefined
    ? ''
    : `${pointerTo(place.outer)}/${String(place.key).replaceAll('~', '~0').replaceAll('/', '~1')}`
