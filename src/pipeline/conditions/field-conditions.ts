import type { AnyEntry } from '../entry.js'
import type { FieldSubject, Test } from './condition-test.js'
import { excludeFields, includeFields } from './field/listed-fields.js'
import { fieldStepApplied } from './processing-item-applied.js'
import { processingState } from './processing-state.js'

/** Conditions on the name of a field, by their names in `field_name_conditions`. */
export const fieldConditions: Readonly<Record<string, AnyEntry<Test<FieldSubject>>>> = {
  include_fields: includeFields,
  exclude_fields: excludeFields,
  processing_item_applied: fieldStepApplied,
  processing_state: processingState(),
}
