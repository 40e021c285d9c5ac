import {
  fieldConditionDescriptions,
  itemConditionDescriptions,
  ruleConditionDescriptions,
} from '../../src/pipeline/conditions/descriptions.js'
import type { Descriptions } from '../../src/pipeline/description.js'
import { finalizerDescriptions } from '../../src/pipeline/finalizers/descriptions.js'
import { postprocessingDescriptions } from '../../src/pipeline/postprocessing/descriptions.js'
import { definitions, pipelineKeys } from '../../src/pipeline/schema/descriptions.js'
import { pipelineSchema } from '../../src/pipeline/schema/pipeline-schema.js'
import { stepDescriptions } from '../../src/pipeline/steps/descriptions.js'
import type { JsonSchema, Schemas } from '../../src/rule/schema/json-schema.js'

const typesOf = (kind: string, types: Descriptions): Descriptions =>
  Object.fromEntries(Object.entries(types).map(([type, description]) => [`${kind}.${type}`, description]))

const descriptions: Descriptions = {
  ...definitions,
  ...typesOf('step', stepDescriptions),
  ...typesOf('postprocessing', postprocessingDescriptions),
  ...typesOf('finalizer', finalizerDescriptions),
  ...typesOf('rule_condition', ruleConditionDescriptions),
  ...typesOf('detection_item_condition', itemConditionDescriptions),
  ...typesOf('field_name_condition', fieldConditionDescriptions),
}

const { $defs = {}, properties = {}, ...rest } = pipelineSchema

/** The published JSON Schema of pipelines: the schema that reads them, with descriptions for editors and the docs. */
export const publishedPipelineSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Sigma processing pipeline',
  ...rest,
  properties: withDescriptions(properties, pipelineKeys, 'a pipeline'),
  $defs: Object.fromEntries(Object.entries($defs).map(([name, schema]) => [name, described(name, schema)])),
}

const unknown = Object.keys(descriptions).find((name) => !(name in $defs))
if (unknown !== undefined) throw new Error(`the schema of pipelines has no definition \`${unknown}\``)

function described(name: string, schema: JsonSchema): JsonSchema {
  const description = descriptions[name]
  if (description === undefined) {
    if (name.includes('.')) throw new Error(`nothing describes the type \`${name}\``)
    return schema
  }
  const { about, options = {} } = description
  return schema.properties === undefined
    ? { description: about, ...schema }
    : { description: about, ...schema, properties: withDescriptions(schema.properties, options, name) }
}

function withDescriptions(schemas: Schemas, texts: Readonly<Record<string, string>>, owner: string): Schemas {
  const other = Object.keys(texts).find((name) => !(name in schemas))
  if (other !== undefined) throw new Error(`${owner} has no option \`${other}\``)
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const description = texts[name]
      return [name, description === undefined || schema === true ? schema : { ...schema, description }]
    }),
  )
}
