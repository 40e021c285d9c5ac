import { fieldTypeNames, multiFieldTypeNames } from '../../ir/field-types.js'
import { CONFIDENCES } from '../../ir/step-place.js'
import type { JsonSchema } from '../../rule/schema/json-schema.js'
import { fieldConditions } from '../conditions/field-conditions.js'
import { itemConditions } from '../conditions/item-conditions.js'
import { ruleConditions } from '../conditions/rule-conditions.js'
import type { AnyEntry } from '../entry.js'
import { finalizers } from '../finalizers/index.js'
import { namesSchema } from '../name-list.js'
import { postprocessing } from '../postprocessing/index.js'
import { steps } from '../steps/index.js'

const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })

/** The keys `rule_conditions`, `rule_cond_op`, …: the conditions of a step and how they are combined. */
const links = (prefix: string): Readonly<Record<string, JsonSchema>> => ({
  [`${prefix}_conditions`]: ref(`${prefix}_conditions`),
  [`${prefix}_cond_op`]: { enum: ['and', 'or'] },
  [`${prefix}_cond_not`]: { type: 'boolean' },
  [`${prefix}_cond_expr`]: { type: 'string' },
})

const conditionsOf = (name: string): JsonSchema => ({
  type: ['array', 'object'],
  items: ref(name),
  additionalProperties: ref(name),
})

const idSchema: JsonSchema = { type: ['string', 'number'] }

/** The schema of a type's name. For anything but a text, only its own type is wrong. */
const typeWord: JsonSchema = { if: { not: { type: 'string' } }, else: { enum: fieldTypeNames } }

/** Builds the schema of one of several kinds, distinguished by `type`. */
function choice(
  name: string,
  entries: Readonly<Record<string, AnyEntry<unknown, never>>>,
  properties: Readonly<Record<string, JsonSchema>>,
) {
  const branches = Object.entries(entries).map(([type, entry]) => [
    `${name}.${type}`,
    {
      type: 'object',
      properties: { type: { const: type }, ...entry.options, ...properties },
      required: ['type', ...entry.required],
      additionalProperties: false,
    },
  ])
  const oneOf = branches.map(([branch]) => ref(String(branch)))
  return {
    [name]: { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf },
    ...Object.fromEntries(branches),
  }
}

/** The JSON Schema of processing pipelines, generated from the tables that read them, without descriptions. */
export const pipelineSchema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: ['string', 'number'] },
    priority: { type: 'number' },
    allowed_backends: namesSchema,
    vars: { type: 'object' },
    field_types: {
      type: 'object',
      patternProperties: { '\\.\\*$': { type: 'string', ...typeWord } },
      additionalProperties: ref('field_type'),
    },
    variants: {
      type: 'object',
      additionalProperties: ref('variant'),
    },
    transformations: list(ref('step')),
    postprocessing: list(ref('postprocessing')),
    finalizers: list(ref('finalizer')),
  },
  additionalProperties: false,
  $defs: {
    variant: {
      type: 'object',
      properties: {
        title: { type: 'string', minLength: 1 },
        with: { ...namesSchema, minItems: 1 },
        instead: { ...namesSchema, minItems: 1 },
      },
      additionalProperties: false,
    },
    field_type: {
      type: ['string', 'object'],
      ...typeWord,
      properties: {
        type: { enum: multiFieldTypeNames },
        caseless: { type: 'string', minLength: 1 },
        text: { type: 'string', minLength: 1 },
      },
      required: ['type'],
      additionalProperties: false,
    },
    ...choice('step', steps, {
      id: idSchema,
      confidence: ref('confidence'),
      ...links('rule'),
      ...links('detection_item'),
      ...links('field_name'),
    }),
    ...choice('postprocessing', postprocessing, { id: idSchema, ...links('rule') }),
    ...choice('finalizer', finalizers, {}),
    confidence: {
      enum: CONFIDENCES,
    },
    rule_conditions: conditionsOf('rule_condition'),
    detection_item_conditions: conditionsOf('detection_item_condition'),
    field_name_conditions: conditionsOf('field_name_condition'),
    ...choice('rule_condition', ruleConditions, {}),
    ...choice('detection_item_condition', itemConditions, {}),
    ...choice('field_name_condition', fieldConditions, {}),
  },
}
