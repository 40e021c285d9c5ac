import { type Bool, forEachLeaf, leaf, mapLeaves, replaceLeaves } from '../../ir/bool.js'
import { changedItem, type LoweredItem } from '../../lower/lowered-item.js'
import type { Limits } from '../../text/limits.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import type { StepContext } from '../action.js'
import type { LogsourceCondition } from '../conditions/logsource-conditions.js'
import type { Step } from '../pipeline.js'
import { type ProcessedRule, withNames, withStep } from '../processed-rule.js'
import { concernsRule } from './concerns-rule.js'
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
  outerLogsources: readonly LogsourceCondition[] = NO_CONDITIONS,
): ProcessedRule | StepFailure {
  const { place, action, appliesTo } = step
  const applies = appliesTo.rule(processed, processed)
  if (typeof applies !== 'boolean') return { refusal: applies, item: undefined }
  if (!applies) return processed
  const rule = withStep(processed, place.id, { step, rule: processed, outerLogsources })
  const isAboutFields = action.changes === 'field' || action.changes === 'value' || action.changes === 'item'
  if (isAboutFields && !concernsRule(step, rule)) return rule
  const { vars, resolve, limits, warn } = settings
  const context: StepContext = { vars, resolve, limits, warn, place, rule }
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
      return changeAndRecord(rule, step, limits, (item) => action.apply(item, context))
    case 'value':
      return changeAndRecord(rule, step, limits, (item) => replaceValues(item, action, context))
    case 'field':
      return renameField(rule, step, action, limits, changeItems)
  }
}

const NO_CONDITIONS: readonly LogsourceCondition[] = []

/** The result of a step for an item; undefined keeps the item. */
export type ItemChange = Bool<LoweredItem> | 'drop' | Refusal | undefined

/** Changes items as `changeItems` does. Records the step in the items that it makes, and the field names that it gives. */
function changeAndRecord(
  rule: ProcessedRule,
  step: Step,
  limits: Limits,
  change: (item: LoweredItem) => ItemChange,
): ProcessedRule | StepFailure {
  let names: Map<string, ReadonlySet<string>> | undefined
  const result = changeItems(rule, step, limits, (item) => {
    const changed = change(item)
    if (!isTree(changed)) return changed
    names ??= new Map()
    return recorded(item, changed, rule, step, names)
  })
  if ('refusal' in result || names === undefined || names.size === 0) return result
  return { ...result, names: withNames(result.names, names) }
}

function recorded(
  item: LoweredItem,
  tree: Bool<LoweredItem>,
  rule: ProcessedRule,
  { place }: Step,
  names: Map<string, ReadonlySet<string>>,
): Bool<LoweredItem> {
  const changedBy = [...(item.changedBy ?? []), place]
  return mapLeaves(tree, (replacement) => {
    if (replacement.field !== null && replacement.field !== item.field)
      names.set(replacement.field, new Set([...(rule.names.get(replacement.field) ?? []), place.id]))
    const { field, values } = replacement
    return leaf(changedItem(replacement, { field, values, changedBy }))
  })
}

/** Replaces every item for which the step's conditions hold by the result of `change`. */
function changeItems(
  rule: ProcessedRule,
  step: Step,
  limits: Limits,
  change: (item: LoweredItem) => ItemChange,
): ProcessedRule | StepFailure {
  let changes: Changes | undefined
  let failure: StepFailure | undefined
  forEachLeaf(rule.detection, (item) => {
    if (failure !== undefined) return
    // An item that the condition uses repeatedly costs repeatedly.
    if (changes?.items.has(item)) {
      const refusal = changes.spend(changes.items.get(item))
      if (refusal !== undefined) failure = { refusal, item }
      return
    }
    const applies = matchesItem(item, step, rule)
    const changed = applies === true ? change(item) : applies === false ? undefined : applies
    if (changed === undefined) return
    changes ??= { items: new Map(), spend: valueBudget(limits) }
    const result = (isTree(changed) ? changes.spend(changed) : undefined) ?? changed
    if (result === 'drop') changes.items.set(item, undefined)
    else if ('refused' in result) failure = { refusal: result, item }
    else changes.items.set(item, result)
  })
  if (failure !== undefined) return failure
  return changes === undefined ? rule : withChanges(rule, changes)
}

/** The changes of a step. Most steps make none, and then nothing is created for them. */
interface Changes {
  /** The replacements of items; undefined drops the item. */
  readonly items: Map<LoweredItem, Bool<LoweredItem> | undefined>
  readonly spend: ReturnType<typeof valueBudget>
}

/** Replaces items. Fails if no item is left. */
function withChanges(rule: ProcessedRule, { items }: Changes): ProcessedRule | StepFailure {
  const detection = replaceLeaves(rule.detection, (item) => (items.has(item) ? items.get(item) : leaf(item)))
  return detection === undefined ? { refusal: refuse('nothing-left', []), item: undefined } : { ...rule, detection }
}

const isTree = (change: ItemChange): change is Bool<LoweredItem> => typeof change === 'object' && 'kind' in change
