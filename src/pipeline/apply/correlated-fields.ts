import { forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'
import type { ItemChange, StepFailure } from './apply-step.js'
import { matchesItem } from './matches-item.js'

/**
 * Lets a step that gives names give them to the fields that correlations name as well. Where it would drop an item, the field keeps its name: the
 * events have it all the same.
 */
export function renameCorrelated(
  rule: ProcessedRule,
  step: Step,
  rename: (item: LoweredItem) => ItemChange,
): readonly LoweredItem[] | StepFailure {
  const renamed: LoweredItem[] = []
  for (const item of rule.correlated) {
    const change = changeOf(item, rule, step, rename)
    if (typeof change === 'object' && 'refusal' in change) return change
    if (change === undefined || change === 'drop') renamed.push(item)
    else forEachLeaf(change, (one) => renamed.push({ ...one, changedBy: [...(item.changedBy ?? []), step.place] }))
  }
  return renamed
}

/** A step that refuses items refuses the fields that correlations name; what else it does to items is nothing to a name. */
export function refuseCorrelated(
  rule: ProcessedRule,
  step: Step,
  apply: (item: LoweredItem) => ItemChange,
): StepFailure | undefined {
  for (const item of rule.correlated) {
    const change = changeOf(item, rule, step, apply)
    if (typeof change === 'object' && 'refusal' in change) return change
  }
  return undefined
}

function changeOf(
  item: LoweredItem,
  rule: ProcessedRule,
  step: Step,
  apply: (item: LoweredItem) => ItemChange,
): Exclude<ItemChange, { refused: unknown }> | StepFailure {
  const applies = matchesItem(item, step, rule)
  const change = applies === true ? apply(item) : applies === false ? undefined : applies
  return typeof change === 'object' && 'refused' in change ? { refusal: change, item } : change
}
