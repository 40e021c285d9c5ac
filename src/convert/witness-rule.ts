import type { Predicate } from '../ir/predicate.js'
import { relatedStep } from '../ir/step-place.js'
import { compileMatcher } from '../match/compile-matcher.js'
import type { Reasoner } from '../reason/reasoner.js'
import { linkCorrelation } from '../rule/link-correlation.js'
import type { CorrelationRule, DetectionRule, Rule } from '../rule/rule.js'
import { indexRules, type RuleIndex } from '../rule/rule-index.js'
import { collectDiagnostics } from '../text/collect-diagnostics.js'
import { diagnoseEvents } from '../text/diagnose-events.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import { hash, seeded } from '../witness/choose.js'
import type { EventObject } from '../witness/event-object.js'
import { type Witness, witnessesOf } from '../witness/witnesses.js'
import { checkFilter } from './checks/check-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { prepareRule } from './prepare-rule.js'

/** Settings of `witnessRule`: those of a conversion that decide the meaning of a rule, and the choice of events. */
export interface WitnessRuleSettings
  extends Pick<ConvertSettings, 'rules' | 'pipelines' | 'variants' | 'unmapped' | 'resolvePlaceholder' | 'limits'> {
  /** The maximum number of events. Default 20; at most half of them match if there are enough near misses. */
  readonly events?: number
  /** Restricts the events to those that match, or to near misses. Default: both. */
  readonly only?: 'matching' | 'near-misses'
  /** The seed of the random choices; the same seed gives the same events. Default 1. */
  readonly seed?: number
  /**
   * A reasoner of `sigmacast/reason`, which searches for a matching event if the quick search finds none. It finds events
   * for conditions that depend on each other, such as comparisons of fields. Default: none, since few rules need it.
   */
  readonly reasoner?: Pick<Reasoner, 'satisfiable'>
}

/** Events that illustrate a rule, for tests of its queries. */
export interface Witnessed {
  /** Matching events come first, one for each branch of the rule. Empty if a diagnostic is an error. */
  readonly witnesses: readonly Witness[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Generates events that a rule matches, and near misses that it does not match. Filters and pipelines are applied as in
 * `convertRule`, so that the events have the fields of the data. Never throws because of a rule.
 *
 * @example
 * const { witnesses } = witnessRule(rule)
 * witnesses[0].event // { EventID: 4625, Image: '\\cmd.exe' }
 * witnesses[0].matches // true
 * witnesses[0].about // 'satisfies the whole rule'
 */
export function witnessRule(rule: Rule, settings: WitnessRuleSettings = {}): Witnessed {
  if (rule.kind !== 'detection') {
    const rules = settings.rules ?? indexRules([rule])
    const diagnostics =
      rule.kind === 'filter'
        ? checkFilter(rule, rules, settings.limits)
        : diagnoseCorrelation(rule, rules, settings.limits)
    return { witnesses: [], diagnostics }
  }
  const { processed, query, diagnostics } = prepareRule(rule, undefined, settings)
  if (processed === undefined) return { witnesses: [], diagnostics }
  const { matcher, diagnostics: unmatchable } = compileMatcher(query.expr, rule.source)
  if (matcher === undefined) return { witnesses: [], diagnostics: [...diagnostics, ...unmatchable] }
  const { events = 20, only, seed = 1, reasoner } = settings
  const findEvent = (): EventObject | undefined => {
    const answer = reasoner?.satisfiable(query.expr)
    return answer?.answer === 'yes' ? answer.event : undefined
  }
  const choose = seeded(seed ^ hash(rule.source.text))
  const { witnesses, isMatched, unmet } = witnessesOf(query.expr, matcher.matches, {
    limit: events,
    only,
    choose,
    findEvent,
  })
  return { witnesses, diagnostics: [...diagnostics, ...diagnoseUnmet(rule, isMatched, unmet)] }
}

/** Reports the conditions for which no event was found: the whole rule, or some of its values. */
function diagnoseUnmet(rule: DetectionRule, isMatched: boolean, unmet: readonly Predicate[]): readonly Diagnostic[] {
  if (!isMatched) return [diagnoseEvents('no-matching-event', rule.source, rule.sectionSpan, [])]
  const places = new Map(unmet.map((predicate) => [`${predicate.span.start} ${predicate.span.end}`, predicate]))
  return [...places.values()].map(({ span, changedBy = [] }) =>
    diagnoseEvents(
      'value-without-event',
      rule.source,
      span,
      [],
      changedBy.length === 0 ? {} : { related: changedBy.map(relatedStep) },
    ),
  )
}

function diagnoseCorrelation(
  rule: CorrelationRule,
  rules: RuleIndex,
  limits: LimitSettings | undefined,
): readonly Diagnostic[] {
  const { report, diagnostics } = collectDiagnostics()
  linkCorrelation(rule, rules, report, limitsOf(limits))
  return [...diagnostics, diagnoseEvents('no-events-for-correlation', rule.source, rule.sectionSpan, [])]
}
