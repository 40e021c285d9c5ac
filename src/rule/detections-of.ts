import type { DetectionRule, Rule } from './rule.js'

/** The detection rules that a document holds: the rule itself, or those that only its correlation refers to; none of a filter. */
export function detectionsOf(rule: Rule): readonly DetectionRule[] {
  if (rule.kind === 'detection') return [rule]
  return rule.kind === 'correlation' ? rule.ownRules : []
}
