import type { LoweredItem } from '../../lower/lowered-item.js'
import type { AnyEntry } from '../entry.js'
import type { Test } from './condition-test.js'
import { containsWildcard } from './item/contains-wildcard.js'
import { isNull } from './item/is-null.js'
import { matchString } from './item/match-string.js'
import { matchValue } from './item/match-value.js'
import { negated } from './item/negated.js'
import { valueType } from './item/value-type.js'
import { itemStepApplied } from './processing-item-applied.js'
import { processingState } from './processing-state.js'

/** Conditions on one item, by their names in `detection_item_conditions`. */
export const itemConditions: Readonly<Record<string, AnyEntry<Test<LoweredItem>>>> = {
  match_string: matchString,
  match_value: matchValue,
  contains_wildcard: containsWildcard,
  is_null: isNull,
  value_type: valueType,
  negated,
  processing_item_applied: itemStepApplied,
  processing_state: processingState(),
}
