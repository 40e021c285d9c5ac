import type { QueryPart } from '../ir/correlation-query.js'
import type { CorrelationRule, DetectionRule, Rule } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { RuleMatcherSettings } from './compile-rule-matcher.js'
import { prepareQuery } from './prepare-query.js'

/** A rule that matches events. Filters apply to such rules. */
export type MatchableRule = DetectionRule | CorrelationRule

/** Rules with their queries, after filters and pipelines. */
export interface PreparedSet {
  readonly rules: readonly MatchableRule[]
  /** The query of each rule; undefined if a diagnostic is an error. */
  readonly queries: readonly (QueryPart | undefined)[]
  readonly diagnostics: readonly (readonly Diagnostic[])[]
}

/** A rule of a set. */
export interface CompiledRule {
  readonly rule: MatchableRule
  /** False if the rule cannot be run, which has a diagnostic. It never matches then. */
  readonly isRunnable: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Prepares rules for one matcher. Without an index in the settings, correlations may refer to each of the rules, and
 * the filters among them apply to the others.
 */
export function prepareSet(all: readonly Rule[], settings: RuleMatcherSettings): PreparedSet {
  const index = settings.rules ?? indexRules(all)
  const rules = all.filter((rule) => rule.kind !== 'filter')
  const prepared = rules.map((rule) => prepareQuery(rule, undefined, { ...settings, rules: index }))
  return {
    rules,
    queries: prepared.map(({ query }) => query),
    diagnostics: prepared.map(({ diagnostics }) => diagnostics),
  }
}

/** Lists the rules with all of their diagnostics; `failures` are those of the compilation. */
export const compiledRules = (
  set: PreparedSet,
  failures: readonly (readonly Diagnostic[])[],
): readonly CompiledRule[] =>
  set.rules.map((rule, index) => ({
    rule,
    isRunnable: set.queries[index] !== undefined && failures[index]?.length === 0,
    diagnostics: [...(set.diagnostics[index] ?? []), ...(failures[index] ?? [])],
  }))
