import {
  type CompiledStreamMatcher,
  compileStreamMatcher,
  type StreamSettings,
} from '../match/stream/compile-stream-matcher.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { prepareQuery } from './prepare-query.js'

/** Settings of a matcher: those of a conversion that decide its meaning, and how events carry their time. */
export type RuleMatcherSettings = Pick<
  ConvertSettings,
  'rules' | 'pipelines' | 'variants' | 'unmapped' | 'resolvePlaceholder' | 'limits'
> &
  StreamSettings

/**
 * Compiles a rule of any kind to a matcher that runs over a stream of events. A correlation is compiled with all rules
 * that it refers to.
 *
 * @example
 * const [failure, many] = parseRules({ name: 'rules.yml', text: `
 * title: Failed logon
 * name: failed_logon
 * logsource:
 *     product: windows
 * detection:
 *     selection:
 *         EventID: 4625
 *     condition: selection
 * ---
 * title: Many failed logons
 * correlation:
 *     type: event_count
 *     rules: [failed_logon]
 *     group-by: [User]
 *     timespan: 5m
 *     condition:
 *         gte: 2
 * ` }).map(({ rule }) => rule)
 * const { matcher } = compileRuleMatcher(many, { rules: indexRules([failure, many]) })
 * const at = (time, User) => ({ '@timestamp': `2026-01-01T${time}Z`, EventID: 4625, User })
 * matcher.push(at('08:00:00', 'ann')).length // 0
 * matcher.push(at('08:04:00', 'bob')).length // 0
 * matcher.push(at('08:05:00', 'ann')).map(({ group, figure }) => [group.User, figure]) // [['ann', 2]]
 * matcher.push(at('08:05:01', 'ann')).map(({ group, figure }) => [group.User, figure]) // [['ann', 2]]
 */
export function compileRuleMatcher(
  rule: DetectionRule | CorrelationRule,
  settings: RuleMatcherSettings = {},
): CompiledStreamMatcher {
  const { query, diagnostics } = prepareQuery(rule, undefined, settings)
  if (query === undefined) return { matcher: undefined, diagnostics }
  const compiled = compileStreamMatcher(query, settings)
  return { ...compiled, diagnostics: [...diagnostics, ...compiled.diagnostics] }
}
