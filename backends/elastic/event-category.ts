import type { OptionSpec } from '../../src/backend/option.js'
import { leaf } from '../../src/ir/bool.js'
import type { Expr } from '../../src/ir/predicate.js'
import type { Data, DataObject } from '../../src/rule/yaml/data.js'
import type { Span } from '../../src/text/source.js'
import { raw } from './esql/esql-text.js'
import { patternRegex } from './regex/pattern-regex.js'

/** Option of the languages without their own syntax for the event category; EQL has one before `where`. */
export const eventCategoryOption = {
  type: 'boolean',
  default: false,
  about: 'also test the event category from pipelines, as EQL does before `where`',
} as const satisfies OptionSpec

type Options = { readonly 'event-category': boolean }

/** The condition on the event category; undefined if the option is off or no pipeline has set a category. */
export function eventCategory(options: Options, state: DataObject, span: Span): Expr | undefined {
  return options['event-category'] ? conditionOnCategory(state.category ?? null, span) : undefined
}

/** The condition that events have a category; undefined for events of any category. */
export function conditionOnCategory(category: Data, span: Span): Expr | undefined {
  if (typeof category !== 'string' || category === 'any') return undefined
  return leaf({ kind: 'match', field: 'event.category', pattern: [category], cased: true, span, item: span })
}

/**
 * The same condition for ES|QL, where comparing a multivalue field yields null. Registry events, for example, have the
 * categories `configuration` and `registry`.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/mv-functions#esql-mv_concat
 */
export function eventCategoryInEsql(options: Options, state: DataObject, span: Span): Expr | undefined {
  const category = requestedCategory(options, state)
  if (category === undefined) return undefined
  const regex = raw(`(.*,)?${patternRegex([category], false)}(,.*)?`).replace(/[{}]/g, '$&$&')
  const text = `MV_CONCAT({field}, ",") RLIKE ${regex}`
  return leaf({ kind: 'expression', field: 'event.category', text, span, item: span })
}

function requestedCategory({ 'event-category': isAsked }: Options, { category }: DataObject): string | undefined {
  return isAsked && typeof category === 'string' && category !== 'any' ? category : undefined
}
