import { referredRules } from './link-correlation.js'
import type { Rule } from './rule.js'
import type { RuleIndex } from './rule-index.js'

/**
 * Returns a test whether a rule is converted by itself. A rule that is only part of correlations is not, unless one
 * of them sets `generate: true`. A cyclic correlation always is, since that is where its error is reported.
 *
 * @example
 * standsAlone(indexRules([rule]))(rule) // true
 */
export function standsAlone(index: RuleIndex): (rule: Rule) => boolean {
  const parts = new Set<Rule>()
  const generated = new Set<Rule>()
  const references = new Map<Rule, readonly Rule[]>()
  for (const rule of index.all) {
    if (rule.kind !== 'correlation') continue
    const targets = referredRules(rule, index)
    references.set(rule, targets)
    const rules = rule.correlation.generate ? generated : parts
    for (const target of targets) rules.add(target)
  }
  const circular = inCircles(references)
  return (rule) => !parts.has(rule) || generated.has(rule) || circular.has(rule)
}

/** Finds the rules on a cycle of references, and those between two cycles. */
function inCircles(references: ReadonlyMap<Rule, readonly Rule[]>): ReadonlySet<Rule> {
  const remaining = withoutSources(references)
  const reversed = new Map<Rule, Rule[]>([...remaining].map((rule) => [rule, []]))
  for (const rule of remaining) for (const target of references.get(rule) ?? []) reversed.get(target)?.push(rule)
  return withoutSources(reversed)
}

/** Repeatedly removes the rules that no remaining rule refers to. */
function withoutSources(references: ReadonlyMap<Rule, readonly Rule[]>): ReadonlySet<Rule> {
  const remaining = new Set(references.keys())
  const counts = new Map<Rule, number>()
  for (const targets of references.values()) {
    for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1)
  }
  const sources = [...remaining].filter((rule) => !counts.has(rule))
  for (let source = sources.pop(); source !== undefined; source = sources.pop()) {
    remaining.delete(source)
    for (const target of references.get(source) ?? []) {
      const count = (counts.get(target) ?? 0) - 1
      counts.set(target, count)
      if (count === 0 && references.has(target)) sources.push(target)
    }
  }
  return remaining
}
