import { type Bool, TRUE } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { CorrelationRule, DetectionRule, LogSource } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { SaidOfLogsource } from './apply/said-of-logsource.js'

/** A rule on its way through pipelines. Every step gives a new one. */
export interface ProcessedRule {
  /** A correlation goes through the pipelines as well, behind its rules: it has no items, and what is said of log sources is said of theirs. */
  readonly kind: 'detection' | 'correlation'
  /**
   * With log source, fields and custom keys as the steps have set them; its selections and its condition are as written. For a correlation, its
   * first rule with what the correlation says of itself.
   */
  readonly rule: DetectionRule
  /** Of all rules of a correlation; of a detection rule, none besides its own. */
  readonly otherLogsources: readonly LogSource[]
  readonly detection: Bool<LoweredItem>
  /**
   * Fields that correlations name in the events of the rule, as items without values: they get the names that items of the rule would get. No
   * condition on the rule sees them.
   */
  readonly correlated: readonly LoweredItem[]
  /** What `set_state` has set: a backend's options may be taken from it. */
  readonly state: DataObject
  /** The identifiers of the steps whose conditions the rule has met. */
  readonly applied: AppliedSteps | undefined
  /** Each name that a step has given to a field, with the steps that led to it. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

/** Steps, the last one first. Every step adds one, and few ask: so nothing is copied. */
export interface AppliedSteps {
  readonly id: string
  /** What it has said of the log source that the rule had then; undefined in postprocessing. */
  readonly said: SaidOfLogsource | undefined
  readonly before: AppliedSteps | undefined
}

export const withStep = (before: AppliedSteps | undefined, id: string, said?: SaidOfLogsource): AppliedSteps => ({
  id,
  said,
  before,
})

export function isApplied(steps: AppliedSteps | undefined, id: string): boolean {
  for (let step = steps; step !== undefined; step = step.before) if (step.id === id) return true
  return false
}

/** A rule before its first step. */
export const startOf = (rule: DetectionRule, detection: Bool<LoweredItem>): ProcessedRule => ({
  kind: 'detection',
  rule,
  otherLogsources: [],
  detection,
  correlated: [],
  state: {},
  applied: undefined,
  names: new Map(),
})

/** A correlation before its first step; `rules` are those that it is built on, after all steps. */
export function startOfCorrelation(
  rule: CorrelationRule,
  [first, ...others]: readonly [DetectionRule, ...DetectionRule[]],
): ProcessedRule {
  const { metadata, custom, source, span, sectionSpan } = rule
  return {
    ...startOf({ ...first, metadata, custom, source, span, sectionSpan }, TRUE),
    kind: 'correlation',
    otherLogsources: others.map(({ logsource }) => logsource),
  }
}
