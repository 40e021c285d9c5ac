import type { Trace } from '../../../src/convert/convert-rule.js'
import type { Plan } from '../../../src/dialect/plan.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import { FALSE, forEachLeaf, leaf, mapLeaves, TRUE } from '../../../src/ir/bool.js'
import type { Json } from '../../../src/ir/json.js'
import { type Expr, isFieldPredicate, type Predicate } from '../../../src/ir/predicate.js'
import { compileMatcher } from '../../../src/match/compile-matcher.js'
import { fieldReader } from '../../../src/match/field-values.js'
import type { Source } from '../../../src/text/source.js'
import type { QueryVerdict } from './answer.js'

export type QueryJudge = (event: Json, ruleMatches: boolean) => QueryVerdict

const UNKNOWN: QueryVerdict = { result: 'unknown', assumptions: [] }
const NO_QUERY: QueryVerdict = { result: 'no-query', assumptions: [] }

/**
 * Compiles what a query does with an event, from the plan of the query: it asks what the rule asks, without the
 * predicates that the plan has lost. Answers `unknown` for a query that the plan does not describe, and `no-query` if the
 * target has none.
 */
export function compileQueryJudge({ conversion: { query, expr }, plan }: Trace, source: Source): QueryJudge {
  if (query === null) return () => NO_QUERY
  if (expr === null || plan === undefined) return () => UNKNOWN
  const widest = matcherOf(withoutLosses(expr, plan), source)
  const strict = matcherOf(withCase(withoutLosses(expr, plan), plan), source)
  if (widest === undefined || strict === undefined) return () => UNKNOWN
  const hasWidened = plan.losses.some(({ effect }) => effect === 'widened')
  const assumptionsOn = assumptionReader(plan)
  return (event, ruleMatches) => {
    const mayFind = widest(event)
    const dependsOnCase = strict(event) !== mayFind
    const assumptions = [...(dependsOnCase ? (['letter-case'] as const) : []), ...assumptionsOn(event)]
    if (ruleMatches) return { result: 'found', assumptions }
    if (!mayFind) return { result: 'rejected', assumptions }
    return { result: hasWidened ? 'may-over-match' : 'over-match', assumptions: [] }
  }
}

function matcherOf(expr: Expr, source: Source): ((event: Json) => boolean) | undefined {
  return compileMatcher(expr, source).matcher?.matches
}

/** Replaces lost predicates as planning does: by true, and by false under a negation. */
function withoutLosses(expr: Expr, { losses }: Plan): Expr {
  const lost = new Set(losses.map(({ predicate }) => predicate))
  return mapLeaves<Predicate, Predicate>(expr, (predicate, positive) =>
    lost.has(predicate) ? (positive ? TRUE : FALSE) : leaf(predicate),
  )
}

/** Makes the predicates case-sensitive whose texts assume that events have the letter case of the rule. */
function withCase(expr: Expr, plan: Plan): Expr {
  const assuming = predicatesAssuming(plan, 'letter-case')
  return mapLeaves<Predicate, Predicate>(expr, (predicate) =>
    leaf(assuming.has(keyOf(predicate)) && 'cased' in predicate ? { ...predicate, cased: true } : predicate),
  )
}

function predicatesAssuming({ stages }: Plan, assumption: Assumption): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { query } of stages) {
    forEachLeaf(query, ({ predicate, assumptions }) => {
      if (assumptions.includes(assumption)) keys.add(keyOf(predicate))
    })
  }
  return keys
}

/** A dialect may adapt a predicate, but keeps its places and its field. */
const keyOf = (predicate: Predicate): string =>
  `${predicate.span.start} ${predicate.span.end} ${isFieldPredicate(predicate) ? predicate.field : ''}`

/** Returns the assumptions that an event violates by its lists and line breaks. */
function assumptionReader(plan: Plan): (event: Json) => readonly Assumption[] {
  const readers = (assumption: Assumption): readonly ((event: Json) => readonly Json[])[] => {
    const fields = new Set<string>()
    for (const { query } of plan.stages) {
      forEachLeaf(query, ({ predicate, assumptions }) => {
        if (assumptions.includes(assumption) && isFieldPredicate(predicate)) fields.add(predicate.field)
      })
    }
    return [...fields].map((field) => fieldReader(field))
  }
  const lists = readers('single-valued')
  const lines = readers('single-line')
  return (event) => [
    ...(lists.some((read) => read(event).length > 1) ? (['single-valued'] as const) : []),
    ...(lines.some((read) => read(event).some((value) => typeof value === 'string' && /[\r\n]/.test(value)))
      ? (['single-line'] as const)
      : []),
  ]
}
