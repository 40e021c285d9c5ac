import type { Bool } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { DetectionRule } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'

/** A rule on its way through pipelines. Every step gives a new one. */
export interface ProcessedRule {
  /** With log source, fields and custom keys as the steps have set them; its selections and its condition are as written. */
  readonly rule: DetectionRule
  readonly detection: Bool<LoweredItem>
  /** What `set_state` has set: a backend's options may be taken from it. */
  readonly state: DataObject
  /** The identifiers of the steps whose conditions the rule has met. */
  readonly applied: ReadonlySet<string>
  /** Each name that a step has given to a field, with the steps that led to it. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

/** A rule before its first step. */
export const startOf = (rule: DetectionRule, detection: Bool<LoweredItem>): ProcessedRule => ({
  rule,
  detection,
  state: {},
  applied: new Set(),
  names: new Map(),
})
