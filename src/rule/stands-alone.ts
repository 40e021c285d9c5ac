import { referredRules } from './link-correlation.js'
import type { Rule } from './rule.js'
import type { RuleIndex } from './rule-index.js'

/**
 * Tells of a rule whether it is converted by itself: not if it is only a part of correlations, unless one of them says `generate: true`.
 *
 * @example
 * standsAlone(indexRules([rule]))(rule) // true
 */
export function standsAlone(index: RuleIndex): (rule: Rule) => boolean {
  const parts = new Set<Rule>()
  const generated = new Set<Rule>()
  for (const rule of index.all) {
    if (rule.kind !== 'correlation') continue
    const rules = rule.correlation.generate ? generated : parts
    for (const target of referredRules(rule, index)) rules.add(target)
  }
  return (rule) => !parts.has(rule) || generated.has(rule)
}
