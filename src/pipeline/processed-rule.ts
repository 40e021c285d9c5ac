import type { Bool } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { DetectionRule } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { SaidOfLogsource } from './apply/said-of-logsource.js'

/** A rule on its way through pipelines. Every step gives a new one. */
export interface ProcessedRule {
  /** With log source, fields and custom keys as the steps have set them; its selections and its condition are as written. */
  readonly rule: DetectionRule
  readonly detection: Bool<LoweredItem>
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
  rule,
  detection,
  state: {},
  applied: undefined,
  names: new Map(),
})
