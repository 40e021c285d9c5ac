import { type Bool, leaf, mapLeaves } from '../../ir/bool.js'
import { changedAlsoBy, changedItem, type LoweredItem } from '../../lower/lowered-item.js'
import type { StepContext } from '../action.js'
import type { LogSourceCondition } from '../conditions/logsource-conditions.js'
import type { Step } from '../pipeline.js'
import { type ProcessedRule, withNames, withStep } from '../processed-rule.js'
import { changeItems, type ItemChange, isTree, type StepFailure } from './change-items.js'
import { concernsRule } from './concerns-rule.js'
import { renameField } from './rename-field.js'
import { replaceValues } from './replace-values.js'

/**
 * Applies a step if its conditions hold. Returns the same object if nothing changed. `outerLogsources` are the log
 * source conditions of the steps around a nested one.
 */
export function applyStep(
  step: Step,
  processed: ProcessedRule,
  settings: Omit<StepContext, 'place' | 'rule'>,
  outerLogsources: readonly LogSourceCondition[] = NO_CONDITIONS,
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
      return changeAndRecord(step, context, (item) => action.apply(item, context))
    case 'value':
      return changeAndRecord(step, context, (item) => replaceValues(item, action, context))
    case 'field':
      return renameField(step, action, context)
  }
}

const NO_CONDITIONS: readonly LogSourceCondition[] = []

/** Changes items as `changeItems` does. Records the step in the items that it makes, and the field names that it gives. */
function changeAndRecord(
  step: Step,
  context: StepContext,
  change: (item: LoweredItem) => ItemChange,
): ProcessedRule | StepFailure {
  let names: Map<string, ReadonlySet<string>> | undefined
  const result = changeItems(step, context, (item) => {
    const changed = change(item)
    if (!isTree(changed)) return changed
    names ??= new Map()
    return recorded(item, changed, context, names)
  })
  if ('refusal' in result || names === undefined || names.size === 0) return result
  return { ...result, names: withNames(result.names, names) }
}

function recorded(
  item: LoweredItem,
  tree: Bool<LoweredItem>,
  { rule, place }: StepContext,
  names: Map<string, ReadonlySet<string>>,
): Bool<LoweredItem> {
  const changedBy = changedAlsoBy(item, place)
  return mapLeaves(tree, (replacement) => {
    if (replacement.field !== null && replacement.field !== item.field)
      names.set(replacement.field, new Set([...(rule.names.get(replacement.field) ?? []), place.id]))
    const { field, values } = replacement
    return leaf(changedItem(replacement, { field, values, changedBy }))
  })
}
