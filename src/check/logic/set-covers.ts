import type { Related } from '../../text/diagnostic.js'
import type { SetLogic, SetRule } from './set-logic.js'

/** A rule with the others that find all its events. */
export interface Cover {
  readonly own: SetRule
  readonly others: readonly SetRule[]
}

/** Returns the rules that others cover: those with the same events, or those that find more. */
export function coversOf({ rules, coverings }: SetLogic, isEquivalent: boolean): readonly Cover[] {
  const byRule = new Map<SetRule, SetRule[]>()
  for (const covering of coverings.coverings) {
    const [own, other] = [rules[covering.covered], rules[covering.by]]
    if (own === undefined || other === undefined || covering.isEquivalent !== isEquivalent) continue
    const others = byRule.get(own) ?? []
    others.push(other)
    byRule.set(own, others)
  }
  return [...byRule].map(([own, others]) => ({ own, others }))
}

/** Other rules that a finding names. */
const MAX_RELATED = 5

/** Names other rules as extras of a finding. */
export const relatedRules = (rules: readonly SetRule[]): readonly Related[] =>
  rules.slice(0, MAX_RELATED).map(({ rule, context }) => ({
    message: `"${rule.metadata.title}"`,
    source: context.source,
    span: rule.titleSpan,
  }))
