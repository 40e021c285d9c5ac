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
      description: entry.about,
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

/** The JSON Schema of processing pipelines, generated from the tables that read them. */
export const pipelineSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Sigma processing pipeline',
  type: 'object',
  properties: {
    name: { type: ['string', 'number'], description: 'title of the pipeline' },
    priority: { type: 'number', description: 'pipelines apply in ascending order of priority (default: 0)' },
    allowed_backends: { ...namesSchema, description: 'the targets that the pipeline may be used with (default: all)' },
    vars: { type: 'object', description: 'values for placeholders and templates' },
    field_types: {
      type: 'object',
      patternProperties: { '\\.\\*$': { type: 'string', ...typeWord } },
      additionalProperties: ref('field_type'),
      description: 'types of the target’s fields, by their names in the target; `a.*` means all fields below `a`',
    },
    variants: {
      type: 'object',
      additionalProperties: ref('variant'),
      description: 'ways to collect the same events that differ in their pipelines, by name',
    },
    transformations: { ...list(ref('step')), description: 'steps that change the rule, in order' },
    postprocessing: { ...list(ref('postprocessing')), description: 'steps that change the text of the query' },
    finalizers: { ...list(ref('finalizer')), description: 'steps that combine all queries into one text' },
  },
  additionalProperties: false,
  $defs: {
    variant: {
      description:
        'the pipelines for one way to collect the events: `with` this pipeline, or `instead` of it; else this one alone',
      type: 'object',
      properties: {
        title: { type: 'string', minLength: 1, description: 'name for people, for the titles of artifacts' },
        with: { ...namesSchema, minItems: 1, description: 'pipelines that are used together with this one' },
        instead: { ...namesSchema, minItems: 1, description: 'pipelines that are used instead of this one' },
      },
      additionalProperties: false,
    },
    field_type: {
      description:
        'a type, or a map that also names the multi-fields with the values in lower case and with their words',
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
      description: 'source of the names: the vendor’s documentation, public rules, or neither; `explain` shows it',
    },
    rule_conditions: conditionsOf('rule_condition'),
    detection_item_conditions: conditionsOf('detection_item_condition'),
    field_name_conditions: conditionsOf('field_name_condition'),
    ...choice('rule_condition', ruleConditions, {}),
    ...choice('detection_item_condition', itemConditions, {}),
    ...choice('field_name_condition', fieldConditions, {}),
  },
}
