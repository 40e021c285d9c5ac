import type { OptionSpec } from '../../src/backend/option.js'
import { leaf } from '../../src/ir/bool.js'
import type { Expr } from '../../src/ir/predicate.js'
import type { DataObject } from '../../src/rule/yaml/data.js'
import type { Span } from '../../src/text/source.js'
import { raw } from './esql/esql-text.js'
import { patternRegex } from './regex/pattern-regex.js'

/** For the languages that have no place of their own for the event category, as EQL has before `where`. */
export const eventCategoryOption = {
  type: 'boolean',
  default: false,
  about: 'also test the event category from pipelines, as EQL does before `where`',
} as const satisfies OptionSpec

type Options = { readonly 'event-category': boolean }

/** The condition on the event category; undefined if it is not asked for, or no pipeline has stated one. */
export function eventCategory(options: Options, state: DataObject, span: Span): Expr | undefined {
  const category = statedCategory(options, state)
  if (category === undefined) return undefined
  return leaf({ kind: 'match', field: 'event.category', pattern: [category], cased: true, span, item: span })
}

/**
 * The same in ES|QL, where a comparison of a field with several values is null: registry events have the categories `configuration` and `registry`.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/mv-functions#esql-mv_concat
 */
export function eventCategoryInEsql(options: Options, state: DataObject, span: Span): Expr | undefined {
  const category = statedCategory(options, state)
  if (category === undefined) return undefined
  const regex = raw(`(.*,)?${patternRegex([category], false)}(,.*)?`).replace(/[{}]/g, '$&$&')
  const text = `MV_CONCAT({field}, ",") RLIKE ${regex}`
  return leaf({ kind: 'expression', field: 'event.category', text, span, item: span })
}

function statedCategory({ 'event-category': isAsked }: Options, { category }: DataObject): string | undefined {
  return isAsked && typeof category === 'string' && category !== 'any' ? category : undefined
}
