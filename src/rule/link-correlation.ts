import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import { didYouMean } from '../text/suggest.js'
import type { RuleReference } from './correlation.js'
import type { CorrelationRule, DetectionRule, Rule } from './rule.js'
import type { RuleIndex } from './rule-index.js'

/** A correlation with the rules that it refers to, in its order. */
export interface LinkedCorrelation {
  readonly rule: CorrelationRule
  readonly of: readonly LinkedRule[]
}

export interface LinkedRule {
  readonly reference: RuleReference
  readonly target: DetectionRule | LinkedCorrelation
}

/** Finds what a correlation refers to, and what that refers to in turn. A reference that leads nowhere is pushed to `found`. */
export function linkCorrelation(
  rule: CorrelationRule,
  index: RuleIndex,
  found: Diagnostic[],
  above: readonly CorrelationRule[] = [],
): LinkedCorrelation {
  const path = [...above, rule]
  const of = rule.correlation.rules.flatMap((reference): LinkedRule[] => {
    const target = findRule(rule, reference, index, found)
    if (target === undefined) return []
    if (target.kind === 'detection') return [{ reference, target }]
    if (path.includes(target)) {
      const names = [...path.slice(path.indexOf(target)), target].map(({ metadata }) => metadata.title)
      found.push(diagnose('cyclic-rule', rule.source, reference.span, [names]))
      return []
    }
    return [{ reference, target: linkCorrelation(target, index, found, path) }]
  })
  return { rule, of }
}

function findRule(
  { source }: CorrelationRule,
  { name, span }: RuleReference,
  index: RuleIndex,
  found: Diagnostic[],
): Exclude<Rule, { kind: 'filter' }> | undefined {
  const all = index.find(name)
  // Names need to be unique only among what stands together: a rule of the same file is the one that is meant.
  const near = all.filter((rule) => rule.source === source)
  const [first, second] = near.length > 0 ? near : all
  if (first === undefined) {
    found.push(diagnose('unknown-rule', source, span, [name], { help: didYouMean(name, index.names) }))
  } else if (second !== undefined) {
    const related = [first, second].map((rule) => ({
      message: `\`${rule.metadata.title}\``,
      source: rule.source,
      span: rule.sectionSpan,
    }))
    found.push(diagnose('ambiguous-rule', source, span, [name], { related }))
  } else if (first.kind === 'filter') found.push(diagnose('filter-as-rule', source, span, [name]))
  else return first
  return undefined
}
