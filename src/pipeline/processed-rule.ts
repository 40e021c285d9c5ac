import { type Bool, TRUE } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { CorrelationRule, DetectionRule, LogSource } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { SaidOfLogsource } from './apply/said-of-logsource.js'
import type { Step } from './pipeline.js'

/** The part of a rule that pipelines read and set beside its items; of a correlation, the log source is that of its first rule. */
export type RuleFacts = Pick<
  DetectionRule,
  'source' | 'span' | 'sectionSpan' | 'productSpan' | 'metadata' | 'custom' | 'logsource'
>

/** A rule on its way through pipelines. Every step gives a new one. */
export interface ProcessedRule {
  /** A correlation goes through the pipelines as well, behind its rules: it has no items, and what is said of log sources is said of theirs. */
  readonly kind: 'detection' | 'correlation'
  /** With log source, fields and custom keys as the steps have set them. */
  readonly rule: RuleFacts
  /** Of all rules of a correlation; of a detection rule, none besides its own. */
  readonly otherLogsources: readonly LogSource[]
  readonly detection: Bool<LoweredItem>
  /** What `set_state` has set: a backend's options may be taken from it. */
  readonly state: DataObject
  /** The steps whose conditions the rule has met. */
  readonly applied: AppliedSteps | undefined
  /** Each name that a step has given to a field, with the steps that led to it. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

/** Steps, the last one first: each adds a link to those before it, so that nothing is copied. */
export interface AppliedSteps {
  readonly id: string
  /** The step with the rule as it came to the step; undefined in postprocessing. */
  readonly use: StepUse | undefined
  readonly before: AppliedSteps | undefined
}

/** A step that was applied to a rule. */
export interface StepUse {
  readonly step: Step
  readonly rule: ProcessedRule
  /** What the step says of the log source that the rule had then. */
  readonly said: SaidOfLogsource
}

/** The rule with a step noted as applied. */
export const withStep = (rule: ProcessedRule, id: string, use?: StepUse): ProcessedRule => ({
  ...rule,
  applied: { id, use, before: rule.applied },
})

export function isApplied(steps: AppliedSteps | undefined, id: string): boolean {
  for (let step = steps; step !== undefined; step = step.before) if (step.id === id) return true
  return false
}

/** The steps of pipelines that were applied, from the last to the first. */
export function* appliedUses({ applied }: ProcessedRule): Generator<StepUse> {
  for (let step = applied; step !== undefined; step = step.before) if (step.use !== undefined) yield step.use
}

/** A rule before its first step. */
export const startOf = (rule: RuleFacts, detection: Bool<LoweredItem>): ProcessedRule => ({
  kind: 'detection',
  rule,
  otherLogsources: [],
  detection,
  state: {},
  applied: undefined,
  names: new Map(),
})

/** A correlation before its first step; `logsources` are those of its rules, after all steps. */
export function startOfCorrelation(
  { source, span, sectionSpan, metadata, custom }: CorrelationRule,
  [logsource = {}, ...others]: readonly LogSource[],
): ProcessedRule {
  const facts: RuleFacts = { source, span, sectionSpan, productSpan: sectionSpan, metadata, custom, logsource }
  return { ...startOf(facts, TRUE), kind: 'correlation', otherLogsources: others }
}
