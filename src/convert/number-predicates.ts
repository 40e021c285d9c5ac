import { forEachLeaf, leaf, mapLeaves } from '../ir/bool.js'
import type { CorrelationQuery, EventQuery, QueryPart } from '../ir/correlation-query.js'
import { exprText, predicateText } from '../ir/expr-text.js'
import type { Predicate } from '../ir/predicate.js'
import type { StepPlace } from '../ir/step-place.js'
import { itemsToExpr } from '../lower/items-to-expr.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { Source, Span } from '../text/source.js'
import type { PreparedQuery } from './prepare-query.js'
import type { PreparedRule } from './prepare-rule.js'

/** A value of a rule, or a condition that something adds to the rule, under its number. */
export interface NumberedPredicate {
  readonly number: number
  /** The condition in Sigma's notation: as the rule has it, before pipelines. */
  readonly text: string
  /** The place of the value in the rule, or of the filter or pipeline step that adds the condition. */
  readonly source: Source
  readonly span: Span
  /** The filter or the pipeline step that adds the condition; null for a value of the rule, and for the target. */
  readonly addedBy: StepPlace | null
}

/** A query whose predicates have numbers. */
export interface NumberedQuery {
  readonly prepared: PreparedQuery
  /** Each number once, in ascending order. */
  readonly predicates: readonly NumberedPredicate[]
}

/**
 * Numbers the predicates of a query from 1. The values of a rule come first, in the order in which they are written, so
 * they have the same numbers for every target. Conditions that filters, pipelines and the target add follow. All
 * predicates of one value have its number. For a correlation, the values of all its rules come first. Conditions of rules
 * with errors have no numbers.
 */
export function numberPredicates(prepared: PreparedQuery): NumberedQuery {
  const { predicates, addValues, numberOf } = openNumbering()
  for (const rule of prepared.rules) addValues(rule)
  const queries = new Map<EventQuery, EventQuery>()
  const rules = prepared.rules.map((rule): PreparedRule => {
    if (rule.processed === undefined) return rule
    const query = queries.get(rule.query) ?? withNumbers(rule.query, numberOf)
    queries.set(rule.query, query)
    return { ...rule, query }
  })
  const query = prepared.query && withQueries(prepared.query, queries)
  return { prepared: { ...prepared, rules, query }, predicates }
}

const withNumbers = (query: EventQuery, numberOf: Numbering['numberOf']): EventQuery => ({
  ...query,
  expr: mapLeaves(query.expr, (predicate) => leaf({ ...predicate, number: numberOf(predicate, query.source) })),
})

interface Numbering {
  readonly predicates: readonly NumberedPredicate[]
  /** Numbers the values of a rule. */
  readonly addValues: (rule: PreparedRule) => void
  /** Returns the number of the value that a predicate comes from; numbers the predicate if it comes from none. */
  readonly numberOf: (predicate: Predicate, source: Source) => number
}

function openNumbering(): Numbering {
  const predicates: NumberedPredicate[] = []
  const values = new Map<Source, Map<string, number>>()
  const added = new Map<string, number>()
  const add = (predicate: Omit<NumberedPredicate, 'number'>): number =>
    predicates.push({ number: predicates.length + 1, ...predicate })
  return {
    predicates,
    addValues: (rule) => {
      const { source } = rule.rule
      const numbers = values.get(source) ?? new Map()
      values.set(source, numbers)
      for (const value of ownValues(rule)) {
        const key = placeKey(value.span)
        if (!numbers.has(key)) numbers.set(key, add(value))
      }
    },
    numberOf: (predicate, source) => {
      const value = values.get(source)?.get(placeKey(predicate.span))
      if (value !== undefined) return value
      const [addedBy = null] = predicate.changedBy ?? []
      const text = predicateText(predicate)
      const { source: from, span } = addedBy ?? { source, span: predicate.span }
      const key = JSON.stringify([from.name, span, text])
      const number = added.get(key) ?? add({ text, source: from, span, addedBy })
      added.set(key, number)
      return number
    },
  }
}

const placeKey = ({ start, end }: Span): string => `${start}:${end}`

/** Returns the values that the rule itself has, in the order in which they are written. */
function ownValues({ start, rule: { source } }: PreparedRule): readonly Omit<NumberedPredicate, 'number'>[] {
  if (start === undefined) return []
  const values: Omit<NumberedPredicate, 'number'>[] = []
  forEachLeaf(start.detection, (item) => {
    if (item.changedBy !== undefined) return
    for (const value of item.values) {
      const alone: LoweredItem = { ...item, values: [value] }
      const text = exprText(itemsToExpr(source, leaf(alone)))
      values.push({ text, source, span: value.span, addedBy: null })
    }
  })
  return values.sort((a, b) => a.span.start - b.span.start)
}

function withQueries(part: EventQuery, queries: ReadonlyMap<EventQuery, EventQuery>): EventQuery
function withQueries(part: CorrelationQuery, queries: ReadonlyMap<EventQuery, EventQuery>): CorrelationQuery
function withQueries(part: QueryPart, queries: ReadonlyMap<EventQuery, EventQuery>): QueryPart
function withQueries(part: QueryPart, queries: ReadonlyMap<EventQuery, EventQuery>): QueryPart {
  return part.kind === 'events'
    ? (queries.get(part) ?? part)
    : { ...part, of: part.of.map((inner) => withQueries(inner, queries)) }
}
