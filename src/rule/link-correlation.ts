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
  const { 'correlation-parts': maxParts, 'correlation-depth': maxDepth } = limits
  const size: Size = { parts: 0, maxParts, depth: 0, maxDepth }
  const linked = link(rule, index, report, [], size)
  const { source, correlation } = rule
  if (size.parts > maxParts) report(diagnose('too-many-parts', source, correlation.spans.rules, [maxParts]))
  if (size.depth > maxDepth) report(diagnose('correlation-too-deep', source, correlation.spans.rules, [maxDepth]))
  return linked
}

/** The references and levels so far. What exceeds a maximum is left out. */
interface Size {
  parts: number
  readonly maxParts: number
  depth: number
  readonly maxDepth: number
}

function link(
  rule: CorrelationRule,
  index: RuleIndex,
  report: Report,
  above: readonly CorrelationRule[],
  size: Size,
): LinkedCorrelation {
  const path = [...above, rule]
  size.depth = Math.max(size.depth, path.length)
  if (path.length > size.maxDepth) return { rule, of: [] }
  const listed = new Map<Rule, string>()
  const of = rule.correlation.rules.flatMap((reference): LinkedRule[] => {
    size.parts++
    if (size.parts > size.maxParts) return []
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
    return [{ reference, target: link(target, index, report, path, size) }]
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
