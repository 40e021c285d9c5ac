import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Refusal } from '../../text/wording.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/** True if the step's conditions on field names and on items hold for the item. */
export function matchesItem(
  item: LoweredItem,
  { appliesTo }: Pick<Step, 'appliesTo'>,
  rule: ProcessedRule,
): boolean | Refusal {
  const matches = matchesField(item, appliesTo.field, rule)
  return matches === true ? appliesTo.item(item, rule) : matches
}

/** Tests the conditions on names for the item's field, and for the fields that its values refer to. */
function matchesField(item: LoweredItem, test: Step['appliesTo']['field'], rule: ProcessedRule): boolean | Refusal {
  const result = test({ name: item.field, item }, rule)
  if (result !== false) return result
  for (const { operands } of item.values) {
    for (const operand of operands) {
      const result = operand.type === 'field' && test({ name: operand.name, item }, rule)
      if (result !== false) return result
    }
  }
  return false
}
