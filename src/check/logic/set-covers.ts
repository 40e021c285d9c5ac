import { not } from '../../ir/bool.js'
import { openReasoner, type Reasoner } from '../../reason/reasoner.js'
import { addValue } from '../../text/add-value.js'
import type { Related } from '../../text/diagnostic.js'
import { knownEventOf } from './known-events.js'
import { SET_STEPS, type SetLogic, type SetRule } from './set-logic.js'

/** A rule with the others that find all its events. */
export interface Cover {
  readonly own: SetRule
  readonly others: readonly SetRule[]
}

/**
 * Returns the rules that others cover: those with the same events, or those that find more. Rules that match nothing or
 * everything have findings of their own, so they are left out.
 */
export function coversOf({ rules, coverings, reasoner }: SetLogic, isEquivalent: boolean): readonly Cover[] {
  const byRule = new Map<SetRule, SetRule[]>()
  const isTrivial = rememberFor((rule: SetRule) => matchesAll(rule, reasoner) || matchesNothing(rule))
  for (const covering of coverings.coverings) {
    const [own, other] = [rules[covering.covered], rules[covering.by]]
    if (own === undefined || other === undefined || covering.isEquivalent !== isEquivalent) continue
    if (isTrivial(own) || isTrivial(other)) continue
    addValue(byRule, own, other)
  }
  return [...byRule].map(([own, others]) => ({ own, others }))
}

function rememberFor(test: (rule: SetRule) => boolean): (rule: SetRule) => boolean {
  const verdicts = new Map<SetRule, boolean>()
  return (rule) => {
    const verdict = verdicts.get(rule) ?? test(rule)
    verdicts.set(rule, verdict)
    return verdict
  }
}

/** True if every event matches. Only such a rule matches an event without fields, and its negation nothing. */
const matchesAll = ({ expr }: SetRule, reasoner: Reasoner): boolean =>
  reasoner.matches(expr, {}) && reasoner.satisfiable(not(expr)).answer === 'no'

/** True if no event without lists matches. */
const matchesNothing = ({ rule, expr }: SetRule): boolean =>
  knownEventOf(rule) === undefined &&
  openReasoner({ singleValued: true, steps: SET_STEPS }).satisfiable(expr).answer === 'no'

/** Other rules that a finding names. */
const MAX_RELATED = 5

/** Names other rules as extras of a finding. */
export const relatedRules = (rules: readonly SetRule[]): readonly Related[] =>
  rules.slice(0, MAX_RELATED).map(({ rule, context }) => ({
    message: `"${rule.metadata.title}"`,
    source: context.source,
    span: rule.titleSpan,
  }))
