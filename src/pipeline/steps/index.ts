import type { Action } from '../action.js'
import type { AnyEntry } from '../entry.js'
import { addCondition } from './add-condition.js'
import { addField } from './add-field.js'
import { addXmlEncoding } from './add-xml-encoding.js'
import { caseStep } from './case.js'
import { changeLogsource } from './change-logsource.js'
import { commandPlaceholders } from './command-placeholders.js'
import { convertType } from './convert-type.js'
import { detectionItemFailure } from './detection-item-failure.js'
import { detectionItemWarning } from './detection-item-warning.js'
import { dropDetectionItem } from './drop-detection-item.js'
import { extractFields } from './extract-fields.js'
import { fieldNameMapping } from './field-name-mapping.js'
import { fieldNamePrefix } from './field-name-prefix.js'
import { fieldNamePrefixMapping } from './field-name-prefix-mapping.js'
import { fieldNameSuffix } from './field-name-suffix.js'
import { fieldNameTransform } from './field-name-transform.js'
import { filePlaceholders } from './file-placeholders.js'
import { hashesFields } from './hashes-fields.js'
import { hexadecimalToDecimal } from './hexadecimal-to-decimal.js'
import { httpPlaceholders } from './http-placeholders.js'
import { mapString } from './map-string.js'
import { mapToNull } from './map-to-null.js'
import { nest } from './nest.js'
import { queryExpressionPlaceholders } from './query-expression-placeholders.js'
import { regex } from './regex.js'
import { removeField } from './remove-field.js'
import { replaceString } from './replace-string.js'
import { ruleFailure } from './rule-failure.js'
import { scaleNumbers } from './scale-numbers.js'
import { setCustomAttribute } from './set-custom-attribute.js'
import { setCustomLogSource } from './set-custom-log-source.js'
import { setField } from './set-field.js'
import { setState } from './set-state.js'
import { setValue } from './set-value.js'
import { strictFieldMappingFailure } from './strict-field-mapping-failure.js'
import { valuePlaceholders } from './value-placeholders.js'
import { wildcardPlaceholders } from './wildcard-placeholders.js'

/** Every kind of step by its name in a pipeline. */
export const steps: Readonly<Record<string, AnyEntry<Action>>> = {
  add_condition: addCondition,
  add_field: addField,
  add_xml_encoding: addXmlEncoding,
  case: caseStep,
  change_logsource: changeLogsource,
  command_placeholders: commandPlaceholders,
  convert_type: convertType,
  detection_item_failure: detectionItemFailure,
  detection_item_warning: detectionItemWarning,
  drop_detection_item: dropDetectionItem,
  extract_fields: extractFields,
  field_name_mapping: fieldNameMapping,
  field_name_prefix: fieldNamePrefix,
  field_name_prefix_mapping: fieldNamePrefixMapping,
  field_name_suffix: fieldNameSuffix,
  field_name_transform: fieldNameTransform,
  file_placeholders: filePlaceholders,
  hashes_fields: hashesFields,
  hexadecimal_to_decimal: hexadecimalToDecimal,
  http_placeholders: httpPlaceholders,
  map_string: mapString,
  map_to_null: mapToNull,
  nest,
  query_expression_placeholders: queryExpressionPlaceholders,
  regex,
  remove_field: removeField,
  replace_string: replaceString,
  rule_failure: ruleFailure,
  scale_numbers: scaleNumbers,
  set_custom_attribute: setCustomAttribute,
  set_custom_log_source: setCustomLogSource,
  set_field: setField,
  set_state: setState,
  set_value: setValue,
  strict_field_mapping_failure: strictFieldMappingFailure,
  value_placeholders: valuePlaceholders,
  wildcard_placeholders: wildcardPlaceholders,
}
