import { type Bool, forEachLeaf, leaf, replaceLeaves } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Limits } from '../../text/limits.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import type { StepContext } from '../action.js'
import type { LogsourceCondition } from '../conditions/logsource-conditions.js'
import type { Step } from '../pipeline.js'
import { type ProcessedRule, withStep } from '../processed-rule.js'
import { logsourceUseOf } from './logsource-use.js'
import { matchesItem } from './matches-item.js'
import { renameField } from './rename-field.js'
import { replaceValues } from './replace-values.js'
import { valueBudget } from './value-budget.js'

/** A step's refusal of a rule, with the item at which it is reported; without an item, it concerns the whole rule. */
export interface StepFailure {
  readonly refusal: Refusal
  readonly item: LoweredItem | undefined
}

/**
 * Applies a step if its conditions hold. Returns the same object if nothing changed. `outerLogsources` are the log
 * source conditions of the steps around a nested one.
 */
export function applyStep(
  step: Step,
  processed: ProcessedRule,
  settings: Omit<StepContext, 'place' | 'rule'>,
  outerLogsources: readonly LogsourceCondition[] = [],
): ProcessedRule | StepFailure {
  const { place, action, appliesTo } = step
  const applies = appliesTo.rule(processed, processed)
  if (typeof applies !== 'boolean') return { refusal: applies, item: undefined }
  if (!applies) return processed
  const logsourceUse = logsourceUseOf(step, outerLogsources, processed.rule.logsource)
  const rule = withStep(processed, place.id, { step, rule: processed, logsourceUse })
  const context: StepContext = { ...settings, place, rule }
  switch (action.changes) {
    case 'rule': {
      const result = action.apply(rule, context)
      return 'refused' in result ? { refusal: result, item: undefined } : result
    }
    case 'steps': {
      let current = rule
      for (const nested of action.steps) {
        const result = applyStep(nested, current, settings, [...outerLogsources, ...step.logsources])
        if ('refusal' in result) return result
        current = result
      }
      return current
    }
    case 'item':
      return changeItems(rule, step, settings.limits, (item) => action.apply(item, context))
    case 'value':
      return changeItems(rule, step, settings.limits, (item) => replaceValues(item, action, context))
    case 'field':
      return renameField(rule, step, action, settings.limits, changeItems)
  }
}

/** The result of a step for an item; undefined keeps the item. */
export type ItemChange = Bool<LoweredItem> | 'drop' | Refusal | undefined

/** Replaces every item for which the step's conditions hold by the result of `change`. */
function changeItems(
  rule: ProcessedRule,
  step: Step,
  limits: Limits,
  change: (item: LoweredItem) => ItemChange,
): ProcessedRule | StepFailure {
  const { place } = step
  const changes = new Map<LoweredItem, Bool<LoweredItem> | undefined>()
  /** Field names of the replacements, with the steps behind them. */
  const names = new Map<string, ReadonlySet<string>>()
  let failure: StepFailure | undefined
  const spend = valueBudget(limits)
  const changedItem = (item: LoweredItem, replacement: LoweredItem): Bool<LoweredItem> => {
    if (replacement.field !== null && replacement.field !== item.field)
      names.set(replacement.field, new Set([...(rule.names.get(replacement.field) ?? []), place.id]))
    return leaf({ ...replacement, changedBy: [...(item.changedBy ?? []), place] })
  }
  forEachLeaf(rule.detection, (item) => {
    if (failure !== undefined) return
    // An item that the condition uses repeatedly costs repeatedly.
    if (changes.has(item)) {
      const refusal = spend(changes.get(item))
      if (refusal !== undefined) failure = { refusal, item }
      return
    }
    const applies = matchesItem(item, step, rule)
    const changed = applies === true ? change(item) : applies === false ? undefined : applies
    const result = (isTree(changed) ? spend(changed) : undefined) ?? changed
    if (result === undefined) return
    if (result === 'drop') changes.set(item, undefined)
    else if ('refused' in result) failure = { refusal: result, item }
    else
      changes.set(
        item,
        replaceLeaves(result, (replacement) => changedItem(item, replacement)),
      )
  })
  if (failure !== undefined) return failure
  return changes.size === 0 ? rule : withChanges(rule, changes, names)
}

/** Replaces items; an undefined replacement drops the item. Fails if no item is left. */
function withChanges(
  rule: ProcessedRule,
  changes: ReadonlyMap<LoweredItem, Bool<LoweredItem> | undefined>,
  names: ProcessedRule['names'],
): ProcessedRule | StepFailure {
  const detection = replaceLeaves(rule.detection, (item) => (changes.has(item) ? changes.get(item) : leaf(item)))
  return detection === undefined
    ? { refusal: refuse('nothing-left', []), item: undefined }
    : { ...rule, detection, names: new Map([...rule.names, ...names]) }
}

const isTree = (change: ItemChange): change is Bool<LoweredItem> => typeof change === 'object' && 'kind' in change
