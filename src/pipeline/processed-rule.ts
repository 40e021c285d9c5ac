import { type Bool, TRUE } from '../ir/bool.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { CorrelationRule, DetectionRule, LogSource } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { LogSourceCondition } from './conditions/logsource-conditions.js'
import type { Pipeline, Step } from './pipeline.js'

/**
 * The part of a rule that pipelines read and set in addition to its items. For a correlation, the log source is that of
 * its first rule.
 */
export type RuleFacts = Pick<
  DetectionRule,
  'source' | 'span' | 'sectionSpan' | 'productSpan' | 'metadata' | 'custom' | 'logsource'
>

/** A rule between two pipeline steps. Each step returns a new one. */
export interface ProcessedRule {
  /**
   * Pipelines are applied to a correlation after its rules. It has no items, and checks of log sources use those of its
   * rules.
   */
  readonly kind: 'detection' | 'correlation'
  /** The rule, with log source, fields and custom keys as the steps set them. */
  readonly rule: RuleFacts
  /** The other log sources of a correlation's rules; empty for a detection rule. */
  readonly otherLogsources: readonly LogSource[]
  readonly detection: Bool<LoweredItem>
  /** The state set by `set_state`; options of a backend may be read from it. */
  readonly state: DataObject
  /** The steps that were applied to the rule. */
  readonly applied: AppliedSteps | undefined
  /** Each field name that a step gave, with the ids of the steps that led to it. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

/** A rule before its first step and after its last one, with the pipelines between them. */
export interface PipelineRun {
  readonly start: ProcessedRule
  readonly processed: ProcessedRule
  readonly pipelines: readonly Pipeline[]
}

/** A linked list of applied steps, the last one first, which avoids copies. */
export interface AppliedSteps {
  readonly id: string
  /** The step with the rule before it; undefined in postprocessing. */
  readonly use: StepUse | undefined
  readonly before: AppliedSteps | undefined
}

/** A step that was applied to a rule. */
export interface StepUse {
  readonly step: Step
  readonly rule: ProcessedRule
  /** The conditions on the log source of the steps around a nested one. */
  readonly outerLogsources: readonly LogSourceCondition[]
}

/** Returns the rule with a step recorded as applied. A literal takes a third of the time of a copy with a change. */
export const withStep = (
  { kind, rule, otherLogsources, detection, state, applied, names }: ProcessedRule,
  id: string,
  use?: StepUse,
): ProcessedRule => ({
  kind,
  rule,
  otherLogsources,
  detection,
  state,
  applied: { id, use, before: applied },
  names,
})

/** Adds names that a step gave to those of the steps before. */
export function withNames(names: ProcessedRule['names'], added: ProcessedRule['names']): ProcessedRule['names'] {
  if (added.size === 0) return names
  const all = new Map(names)
  for (const [name, steps] of added) all.set(name, steps)
  return all
}

export function isApplied(steps: AppliedSteps | undefined, id: string): boolean {
  for (let step = steps; step !== undefined; step = step.before) if (step.id === id) return true
  return false
}

/** Yields the applied pipeline steps, from the last to the first. */
export function* appliedUses({ applied }: ProcessedRule): Generator<StepUse> {
  for (let step = applied; step !== undefined; step = step.before) if (step.use !== undefined) yield step.use
}

/** Returns a detection rule before its first step. */
export const startOf = (rule: RuleFacts, detection: Bool<LoweredItem>): ProcessedRule => ({
  kind: 'detection',
  rule,
  otherLogsources: NO_LOGSOURCES,
  detection,
  state: NO_STATE,
  applied: undefined,
  names: NO_NAMES,
})

const NO_LOGSOURCES: readonly LogSource[] = []
const NO_STATE: DataObject = {}
const NO_NAMES: ProcessedRule['names'] = new Map()

/** Returns a correlation before its first step. `logsources` are those of its rules after all steps. */
export function startOfCorrelation(
  { source, span, sectionSpan, metadata, custom }: CorrelationRule,
  [logsource = {}, ...others]: readonly LogSource[],
): ProcessedRule {
  const facts: RuleFacts = { source, span, sectionSpan, productSpan: sectionSpan, metadata, custom, logsource }
  return { ...startOf(facts, TRUE), kind: 'correlation', otherLogsources: others }
}
