import { buildQuerySet, type QuerySetData, type SetQuery } from '../match/set/compile-query-set.js'
import type { CorrelationRule, DetectionRule, Rule } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { RuleMatcherSettings } from './compile-rule-matcher.js'
import { prepareQuery } from './prepare-query.js'

/** A rule that matches events. Filters apply to such rules. */
export type MatchableRule = DetectionRule | CorrelationRule

/** A rule of a set. */
export interface CompiledRule {
  readonly rule: MatchableRule
  /** False if the rule cannot be run, which has a diagnostic. It never matches then. */
  readonly isRunnable: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** Rules compiled together, after filters and pipelines. */
export interface CompiledRules {
  readonly data: QuerySetData
  /** The rules in the given order, without filters. */
  readonly rules: readonly CompiledRule[]
  /** The query of each rule; undefined if it cannot be run. */
  readonly queries: readonly (SetQuery | undefined)[]
}

/**
 * Compiles rules for one matcher, one after the other. Without an index in the settings, correlations may refer to each
 * of the rules, and the filters among them apply to the others.
 */
export function compileRules(all: readonly Rule[], settings: RuleMatcherSettings): CompiledRules {
  const index = settings.rules ?? indexRules(all)
  const set = buildQuerySet(settings)
  const queries: (SetQuery | undefined)[] = []
  const rules = all
    .filter((rule) => rule.kind !== 'filter')
    .map((rule): CompiledRule => {
      const prepared = prepareQuery(rule, undefined, { ...settings, rules: index })
      const { query, diagnostics } = prepared.query === undefined ? NOT_PREPARED : set.add(prepared.query)
      queries.push(query)
      return { rule, isRunnable: query !== undefined, diagnostics: [...prepared.diagnostics, ...diagnostics] }
    })
  return { data: set.close(), rules, queries }
}

const NOT_PREPARED = { query: undefined, diagnostics: [] }
