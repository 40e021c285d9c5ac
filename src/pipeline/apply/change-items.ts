import { type Bool, forEachLeaf, leaf, replaceLeaves } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import type { StepContext } from '../action.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'
import { matchesItem } from './matches-item.js'
import { valueBudget } from './value-budget.js'

/** The result of a step for an item; undefined keeps the item. */
export type ItemChange = Bool<LoweredItem> | 'drop' | Refusal | undefined

/** A step's refusal of a rule, with the item at which it is reported; without an item, it concerns the whole rule. */
export interface StepFailure {
  readonly refusal: Refusal
  readonly item: LoweredItem | undefined
}

/** Replaces every item for which the step's conditions hold by the result of `change`. */
export function changeItems(
  step: Pick<Step, 'appliesTo'>,
  { rule, limits }: Pick<StepContext, 'rule' | 'limits'>,
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
  return detection === undefined
    ? { refusal: refuseInPipeline('nothing-left', []), item: undefined }
    : { ...rule, detection }
}

/** True for a result that replaces an item. */
export const isTree = (change: ItemChange): change is Bool<LoweredItem> =>
  typeof change === 'object' && 'kind' in change
