import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { type Limits, limitsOf } from '../text/limits.js'
import type { RuleReference } from './correlation.js'
import { nameAsListed, type ReferredRule } from './name-as-listed.js'
import type { CorrelationRule, DetectionRule, Rule } from './rule.js'
import type { RuleIndex } from './rule-index.js'

/** A correlation with the rules that it refers to, in order. Its aliases and its condition name them as `rules` does. */
export interface LinkedCorrelation {
  readonly rule: CorrelationRule
  readonly of: readonly LinkedRule[]
}

export interface LinkedRule {
  readonly reference: RuleReference
  readonly target: DetectionRule | LinkedCorrelation
}

/**
 * Resolves the references of a correlation, and those of the correlations that it refers to. Reports references that
 * cannot be resolved.
 */
export function linkCorrelation(
  rule: CorrelationRule,
  index: RuleIndex,
  report: Report,
  limits: Limits = limitsOf(),
): LinkedCorrelation {
  const limit = limits['correlation-parts']
  const budget = { parts: 0, limit }
  const linked = link(rule, index, report, [], budget)
  if (budget.parts > limit) {
    report(diagnose('too-many-parts', rule.source, rule.correlation.spans.rules, [limit]))
  }
  return linked
}

function link(
  rule: CorrelationRule,
  index: RuleIndex,
  report: Report,
  above: readonly CorrelationRule[],
  budget: { parts: number; readonly limit: number },
): LinkedCorrelation {
  const path = [...above, rule]
  const listed = new Map<Rule, string>()
  const of = rule.correlation.rules.flatMap((reference): LinkedRule[] => {
    budget.parts++
    if (budget.parts > budget.limit) return []
    const target = findRule(rule, reference, index)
    if ('code' in target) {
      report(target)
      return []
    }
    if (!listed.has(target)) listed.set(target, reference.name)
    if (target.kind === 'detection') return [{ reference, target }]
    if (path.includes(target)) {
      const names = [...path.slice(path.indexOf(target)), target].map(({ metadata }) => metadata.title)
      report(diagnose('cyclic-rule', rule.source, reference.span, [names]))
      return []
    }
    return [{ reference, target: link(target, index, report, path, budget) }]
  })
  const find = (reference: RuleReference): ReferredRule | Diagnostic => {
    const target = findRule(rule, reference, index)
    return 'code' in target ? target : { listedAs: listed.get(target) }
  }
  return { rule: nameAsListed(rule, find, report), of }
}

/** Lists the rules that a correlation refers to directly. */
export const referredRules = (rule: CorrelationRule, index: RuleIndex): readonly Rule[] =>
  rule.correlation.rules.flatMap((reference) => {
    const target = findRule(rule, reference, index)
    return 'code' in target ? [] : [target]
  })

/** Returns the rule that a reference means, or the reason why it means none. */
function findRule(
  { source, ownRules }: CorrelationRule,
  { name, written, span }: RuleReference,
  index: RuleIndex,
): Exclude<Rule, { kind: 'filter' }> | Diagnostic {
  const ownRule = ownRules.find((rule) => rule.metadata.name === name)
  if (ownRule !== undefined) return ownRule
  const candidates = index.find(name)
  // Names need to be unique only within a file: a rule of the same file takes precedence.
  const nearby = candidates.filter((rule) => rule.source === source)
  const [first, second] = nearby.length > 0 ? nearby : candidates
  if (first === undefined) return diagnose('unknown-rule', source, span, [written], { help: index.suggest(name) })
  if (second !== undefined) {
    const related = [first, second].map((rule) => ({
      message: `\`${rule.metadata.title}\``,
      source: rule.source,
      span: rule.sectionSpan,
    }))
    return diagnose('ambiguous-rule', source, span, [written], { related })
  }
  return first.kind === 'filter' ? diagnose('filter-as-rule', source, span, [written]) : first
}
