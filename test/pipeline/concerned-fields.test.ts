import { expect, test } from 'vitest'
import { parsePipeline } from '../../src/pipeline/read/parse-pipeline.js'

const NAMES = ['a', 'b', null]

/** A step that changes values. */
const VALUES = 'type: case, method: lower'

/** The options of a step, and the names that it may concern. */
const cases: Readonly<Record<string, readonly [step: string, names: readonly (string | null)[]]>> = {
  'a mapping: its keys': ['type: field_name_mapping, mapping: { a: x }', ['a']],
  'a mapping of keywords': ['type: field_name_mapping, mapping: { null: x }', [null]],
  'a prefix: every name': ["type: field_name_prefix, prefix: ''", ['a', 'b']],
  'a list of fields': [`${VALUES}, field_name_conditions: [{ type: include_fields, fields: [a, c] }]`, ['a']],
  'a list of fields for a mapping': [
    'type: field_name_mapping, mapping: { a: x, b: y }, field_name_conditions: [{ type: include_fields, fields: b }]',
    ['b'],
  ],
  'a list of fields, and more conditions': [
    `${VALUES}, field_name_conditions: [{ type: exclude_fields, fields: b }, { type: include_fields, fields: [a, b] }]`,
    ['a', 'b'],
  ],
  'no conditions': [VALUES, NAMES],
  'a list of regular expressions': [
    `${VALUES}, field_name_conditions: [{ type: include_fields, fields: [a], mode: re }]`,
    NAMES,
  ],
  'one of several conditions': [
    `${VALUES}, field_name_cond_op: or, field_name_conditions: [{ type: include_fields, fields: a }, { type: include_fields, fields: b }]`,
    NAMES,
  ],
  'a negated list': [
    `${VALUES}, field_name_cond_not: true, field_name_conditions: [{ type: include_fields, fields: a }]`,
    NAMES,
  ],
  'a state, which may refuse the rule at a field': [
    `${VALUES}, field_name_conditions: [{ type: include_fields, fields: a }, { type: processing_state, key: k, val: v }]`,
    NAMES,
  ],
  'a state for items': [
    'type: field_name_mapping, mapping: { a: x }, detection_item_conditions: [{ type: processing_state, key: k, val: v }]',
    NAMES,
  ],
}

test.each(Object.entries(cases))('a step may concern the fields of %s', (_, [step, names]) => {
  const { pipeline } = parsePipeline({
    name: 'p.yml',
    text: `name: p\npriority: 1\ntransformations:\n  - { ${step} }\n`,
  })
  const [read] = pipeline?.steps ?? []
  expect(NAMES.filter((name) => read?.mayConcern(name))).toEqual(names)
})
