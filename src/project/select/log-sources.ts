import { referredRules } from '../../rule/link-correlation.js'
import type { LogSource, Rule } from '../../rule/rule.js'
import type { RuleIndex } from '../../rule/rule-index.js'

/**
 * Returns the log sources of a rule; those of a correlation are the ones of the rules that it refers to, directly or
 * through other correlations. Undefined if they are unknown, because there is no index or a rule is missing.
 */
export function logSourcesOf(rule: Rule, rules: RuleIndex | undefined): readonly LogSource[] | undefined {
  const sources: LogSource[] = []
  const visited = new Set<Rule>([rule])
  for (const part of visited) {
    if (part.kind !== 'correlation') {
      sources.push(part.logsource)
      continue
    }
    const parts = rules === undefined ? part.ownRules : referredRules(part, rules)
    if (parts.length < part.correlation.rules.length) return undefined
    for (const next of parts) visited.add(next)
  }
  return sources
}
