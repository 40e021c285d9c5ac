import type { Json } from '../ir/json.js'
import { openQuerySet } from '../match/set/compile-query-set.js'
import { openSetStream, type SetMatch } from '../match/set/open-set-stream.js'
import type { StreamMatch } from '../match/stream/compile-stream-matcher.js'
import { type StreamCounts, withCounts } from '../match/stream/stream-counts.js'
import type { Rule } from '../rule/rule.js'
import type { RuleMatcherSettings } from './compile-rule-matcher.js'
import { type CompiledRule, compileRules, type MatchableRule } from './compile-rules.js'

/** A match of one of the rules. */
export interface RuleMatch extends StreamMatch {
  /** One of the given rules. */
  readonly rule: MatchableRule
}

/** Many rules compiled for a stream of events. */
export interface RuleSetMatcher extends StreamCounts {
  /**
   * Processes an event, as returned by `JSON.parse`. Returns the matches that are now certain: first those of rules
   * that are no correlation, then those of correlations, in the order of their events.
   */
  readonly push: (event: Json) => readonly RuleMatch[]
  /** Processes the events held back for sorting, at the end of the stream. */
  readonly end: () => readonly RuleMatch[]
}

export interface CompiledRuleSet {
  readonly matcher: RuleSetMatcher
  /** The rules in the given order, without filters. */
  readonly rules: readonly CompiledRule[]
}

/**
 * Compiles rules of any kind to one matcher. For each rule, it gives the matches of `compileRuleMatcher`; but it looks
 * at each event once, so that thousands of rules take little longer than a few.
 *
 * @param rules rules of any kind. Without an index in the settings, correlations may refer to each of them, and the
 *   filters among them apply to the others.
 *
 * @example
 * const rules = parseRules({ name: 'rules.yml', text: `
 * title: Shell
 * logsource:
 *     category: process_creation
 * detection:
 *     selection:
 *         Image|endswith: [\\cmd.exe, \\powershell.exe]
 *     condition: selection
 * ---
 * title: Encoded command
 * logsource:
 *     category: process_creation
 * detection:
 *     selection:
 *         CommandLine|contains: ' -enc '
 *     condition: selection
 * ` }).map(({ rule }) => rule)
 * const { matcher } = matchRules(rules)
 * const titlesOf = (event) => matcher.push(event).map(({ rule }) => rule.metadata.title)
 * titlesOf({ Image: 'C:\\Windows\\powershell.exe', CommandLine: 'powershell -enc AAAA' }) // ['Shell', 'Encoded command']
 * titlesOf({ Image: 'C:\\Windows\\explorer.exe' }) // []
 */
export function matchRules(rules: readonly Rule[], settings: RuleMatcherSettings = {}): CompiledRuleSet {
  const compiled = compileRules(rules, settings)
  const find = openQuerySet(compiled.data)
  const stream = openSetStream(compiled.queries, settings)
  const matchesOf = (matches: readonly SetMatch[]): readonly RuleMatch[] =>
    matches.flatMap(({ query, ...match }) => {
      const { rule } = compiled.rules[query] ?? {}
      return rule === undefined ? [] : [{ rule, ...match }]
    })
  const push = (event: Json): readonly RuleMatch[] => matchesOf(stream.push(find(event)))
  const end = (): readonly RuleMatch[] => matchesOf(stream.end())
  return { matcher: withCounts({ push, end }, stream), rules: compiled.rules }
}
