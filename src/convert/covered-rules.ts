import type { DataAssumption, UndecidedReason } from '../reason/answer.js'
import { type Coverings, findCovered } from '../reason/find-covered.js'
import { openReasoner, type Reasoner, type ReasonSettings } from '../reason/reasoner.js'
import type { DetectionRule } from '../rule/rule.js'
import { LOGSOURCE_PARTS } from '../rule/rule.js'
import type { MeaningSettings } from './compare-rules.js'
import { prepareRule } from './prepare-rule.js'

/** Settings of `coveredRules`. */
export interface CoveredRulesSettings extends MeaningSettings, ReasonSettings {
  /** A reasoner to share with other questions. Default: one with the other settings. */
  readonly reasoner?: Reasoner
  /** Called with the number of finished rules, and with the number of all. */
  readonly progress?: (finished: number, total: number) => void
}

/** A rule whose events another rule of its log source finds as well. */
export interface CoveredRule {
  readonly rule: DetectionRule
  readonly by: DetectionRule
  /** True if both find the same events. Such a pair occurs once, with the later one as `rule`. */
  readonly isEquivalent: boolean
  /** The assumption that this rests on; absent if there is none. */
  readonly assuming?: DataAssumption
}

/** The rules of a collection that others cover, and those about which nothing is known. */
export interface CoveredRules {
  readonly covered: readonly CoveredRule[]
  /** Rules that match no event. */
  readonly impossible: readonly DetectionRule[]
  /** Rules, or pairs of rules, that could not be decided. */
  readonly undecided: readonly {
    readonly rule: DetectionRule
    readonly by?: DetectionRule
    readonly reason: UndecidedReason
  }[]
}

/**
 * Finds the rules whose events another rule of the same log source finds as well, over whole collections. Filters and
 * pipelines are applied as in `convertRule`. Rules with errors are left out, and so are rules that only match new
 * values.
 */
export function coveredRules(rules: readonly DetectionRule[], settings: CoveredRulesSettings = {}): CoveredRules {
  const { reasoner = openReasoner(settings), progress } = settings
  const prepared = rules.flatMap((rule) => {
    if (rule.firstSeen !== undefined) return []
    const { processed, query } = prepareRule(rule, undefined, settings)
    return processed === undefined ? [] : [{ rule, expr: query.expr, group: groupOf(processed.rule) }]
  })
  const found = findCovered(prepared, reasoner, (finished) => progress?.(finished, prepared.length))
  return withRules(
    found,
    prepared.map(({ rule }) => rule),
  )
}

const groupOf = ({ logsource }: Pick<DetectionRule, 'logsource'>): string =>
  JSON.stringify(LOGSOURCE_PARTS.map((part) => logsource[part]?.toLowerCase()))

function withRules({ coverings, impossible, undecided }: Coverings, rules: readonly DetectionRule[]): CoveredRules {
  const at = (index: number): readonly DetectionRule[] => rules.slice(index, index + 1)
  return {
    covered: coverings.flatMap(({ covered, by, ...rest }) =>
      at(covered).flatMap((rule) => at(by).map((other) => ({ rule, by: other, ...rest }))),
    ),
    impossible: impossible.flatMap(at),
    undecided: undecided.flatMap(({ covered, by, reason }) =>
      at(covered).map((rule) => {
        const [other] = by === undefined ? [] : at(by)
        return { rule, ...(other === undefined ? {} : { by: other }), reason }
      }),
    ),
  }
}
