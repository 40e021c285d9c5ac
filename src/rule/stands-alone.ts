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
  const correlations = index.all.filter((rule) => rule.kind === 'correlation')
  return standsAloneAmong(
    correlations.map((rule) => ({
      rule,
      parts: referredRules(rule, index),
      generates: rule.correlation.generate,
    })),
  )
}

/** The rules to which a correlation refers directly. */
export interface CorrelationParts<Ref> {
  readonly rule: Ref
  readonly parts: readonly Ref[]
  /** True if the parts are also converted by themselves. */
  readonly generates: boolean
}

/** Returns the test of `standsAlone` for rules of any representation. */
export function standsAloneAmong<Ref>(correlations: readonly CorrelationParts<Ref>[]): (rule: Ref) => boolean {
  const partsOf = (generates: boolean): ReadonlySet<Ref> =>
    new Set(correlations.filter((correlation) => correlation.generates === generates).flatMap(({ parts }) => parts))
  const parts = partsOf(false)
  const generated = partsOf(true)
  const circular = inCircles(new Map(correlations.map(({ rule, parts }) => [rule, parts])))
  return (rule) => !parts.has(rule) || generated.has(rule) || circular.has(rule)
}

/** Finds the rules on a cycle of references, and those between two cycles. */
function inCircles<Ref>(references: ReadonlyMap<Ref, readonly Ref[]>): ReadonlySet<Ref> {
  const remaining = withoutSources(references)
  const reversed = new Map<Ref, Ref[]>([...remaining].map((rule) => [rule, []]))
  for (const rule of remaining) for (const target of references.get(rule) ?? []) reversed.get(target)?.push(rule)
  return withoutSources(reversed)
}

/** Repeatedly removes the rules that no remaining rule refers to. */
function withoutSources<Ref>(references: ReadonlyMap<Ref, readonly Ref[]>): ReadonlySet<Ref> {
  const remaining = new Set(references.keys())
  const counts = new Map<Ref, number>()
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
