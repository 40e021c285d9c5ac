import { expect, test } from 'vitest'
import { fieldConditions } from '../../src/pipeline/conditions/field-conditions.js'
import { itemConditions } from '../../src/pipeline/conditions/item-conditions.js'
import { ruleConditions } from '../../src/pipeline/conditions/rule-conditions.js'
import { steps } from '../../src/pipeline/steps/index.js'
import { cases } from './cases.js'

// Step kinds of pySigma 1.5, so that its users' files can be read; `set_custom_log_source` is a step of its Loki
// backend.
const format = {
  transformations: `add_condition add_field case change_logsource command_placeholders convert_type detection_item_failure
    drop_detection_item extract_fields field_name_mapping field_name_prefix field_name_prefix_mapping field_name_suffix
    field_name_transform file_placeholders hashes_fields http_placeholders map_string nest query_expression_placeholders regex
    remove_field replace_string rule_failure set_custom_attribute set_custom_log_source set_field set_state set_value strict_field_mapping_failure
    value_placeholders wildcard_placeholders`,
  rule_conditions: `contains_detection_item contains_field is_sigma_correlation_rule is_sigma_rule logsource
    processing_item_applied processing_state rule_attribute tag`,
  detection_item_conditions:
    'contains_wildcard is_null match_string match_value processing_item_applied processing_state',
  field_name_conditions: 'exclude_fields include_fields processing_item_applied processing_state',
}

/** Kinds that pySigma does not have. */
const ownSteps = [
  'add_xml_encoding',
  'detection_item_warning',
  'hexadecimal_to_decimal',
  'map_to_null',
  'scale_numbers',
]
const ownConditions = ['negated', 'value_type']

test.each([
  ['transformations', Object.fromEntries(Object.entries(steps).filter(([kind]) => !ownSteps.includes(kind)))],
  ['rule_conditions', ruleConditions],
  [
    'detection_item_conditions',
    Object.fromEntries(Object.entries(itemConditions).filter(([kind]) => !ownConditions.includes(kind))),
  ],
  ['field_name_conditions', fieldConditions],
] as const)('every kind of pySigma’s %s is there, and no other', (list, table) => {
  expect(Object.keys(table).sort()).toEqual(format[list].split(/\s+/))
})

test('every kind of step has a case with its name', () => {
  expect(Object.keys(steps).filter((kind) => !cases.has(kind))).toEqual([])
})

test.each([
  ['rule', ruleConditions],
  ['detection_item', itemConditions],
  ['field_name', fieldConditions],
] as const)('every kind of %s condition has a case', (sort, table) => {
  const texts = [...cases.values()]
  const unasked = Object.keys(table).filter(
    (kind) => !texts.some((text) => new RegExp(`${sort}_conditions:[^-]*-?[^-]*type: ${kind}\\b`).test(text)),
  )
  expect(unasked).toEqual([])
})
