import { forEachLeaf } from '../../../ir/bool.js'
import type { Expr, Predicate } from '../../../ir/predicate.js'
import { compareTexts } from '../../../text/compare-texts.js'
import { describePredicate, predicateKey } from './describe-predicate.js'

/** The values that a rule compares a field with in one way. */
export interface Indicator {
  /** Null for keywords. */
  readonly field: string | null
  /** Such as `eq`, `contains` or `regex`. */
  readonly kind: string
  /** True if the rule excludes events with these values. */
  readonly isExcluded: boolean
  readonly values: readonly IndicatorValue[]
}

export interface IndicatorValue {
  readonly value: string
  /** The number of other rules of the set with the same predicate. */
  readonly corpusCount: number
}

/** Counts rules by predicate, over a set. */
export interface PredicateCounts {
  /** The number of rules that have the predicate. */
  readonly rulesWith: (predicate: Predicate) => number
}

/** Counts in how many of the expressions each predicate occurs. Each expression is that of one rule. */
export function countPredicates(exprs: Iterable<Expr>): PredicateCounts {
  const counts = new Map<string, number>()
  for (const expr of exprs) {
    const keys = new Set<string>()
    forEachLeaf(expr, (predicate) => keys.add(predicateKey(predicate)))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { rulesWith: (predicate) => counts.get(predicateKey(predicate)) ?? 0 }
}

/** Lists the indicators of an expression by field and kind; those that the rule excludes come last. */
export function indicatorsOf(expr: Expr, counts: PredicateCounts): readonly Indicator[] {
  const rows = new Map<
    string,
    { readonly head: Omit<Indicator, 'values'>; readonly values: Map<string, IndicatorValue> }
  >()
  forEachPolarLeaf(expr, true, (predicate, isPositive) => {
    const { field, kind, value, isCased } = describePredicate(predicate)
    const head = { field, kind: isCased ? `${kind}, cased` : kind, isExcluded: !isPositive }
    const key = JSON.stringify([head.isExcluded, field, head.kind])
    const row = rows.get(key) ?? { head, values: new Map() }
    rows.set(key, row)
    row.values.set(predicateKey(predicate), { value, corpusCount: Math.max(0, counts.rulesWith(predicate) - 1) })
  })
  return [...rows.values()]
    .map(({ head, values }) => ({ ...head, values: [...values.values()] }))
    .sort((a, b) => Number(a.isExcluded) - Number(b.isExcluded) || compareTexts(orderOf(a), orderOf(b)))
}

const orderOf = ({ field, kind }: Indicator): string => `${field ?? '\uffff'}\n${kind}`

/** Visits each predicate with its polarity: false under an odd number of negations. */
function forEachPolarLeaf(
  expr: Expr,
  isPositive: boolean,
  visit: (predicate: Predicate, isPositive: boolean) => void,
): void {
  switch (expr.kind) {
    case 'const':
      return
    case 'leaf':
      visit(expr.leaf, isPositive)
      return
    case 'not':
      forEachPolarLeaf(expr.arg, !isPositive, visit)
      return
    case 'and':
    case 'or':
      for (const arg of expr.args) forEachPolarLeaf(arg, isPositive, visit)
  }
}
