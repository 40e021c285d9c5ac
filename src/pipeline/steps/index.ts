import type { Action } from '../action.js'
import type { AnyEntry } from '../entry.js'
import { addCondition } from './add-condition.js'
import { changeLogsource } from './change-logsource.js'
import { dropDetectionItem } from './drop-detection-item.js'
import { fieldNameMapping } from './field-name-mapping.js'
import { fieldNamePrefix } from './field-name-prefix.js'
import { mapString } from './map-string.js'
import { nest } from './nest.js'
import { setState } from './set-state.js'

/** Every kind of step by its name in a pipeline. */
export const steps: Readonly<Record<string, AnyEntry<Action>>> = {
  add_condition: addCondition,
  change_logsource: changeLogsource,
  drop_detection_item: dropDetectionItem,
  field_name_mapping: fieldNameMapping,
  field_name_prefix: fieldNamePrefix,
  map_string: mapString,
  nest,
  set_state: setState,
}
