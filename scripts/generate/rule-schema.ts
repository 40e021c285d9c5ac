import { backends } from '../../backends/index.js'
import { optionsForRules } from '../../src/backend/artifact/rule-options.js'
import type { Backend } from '../../src/backend/backend.js'
import type { OptionSpec } from '../../src/backend/option.js'
import { platformOf } from '../../src/backend/platform.js'
import correlation from '../../src/rule/schema/correlation.schema.json' with { type: 'json' }
import detection from '../../src/rule/schema/detection.schema.json' with { type: 'json' }
import filter from '../../src/rule/schema/filter.schema.json' with { type: 'json' }
import { metadataSchemas, type Schema } from './rule-metadata.js'

/** The extension of a rule: what sigmacast adds to Sigma, and the options that it may set for each platform. */
function extensionSchema(): Schema {
  return {
    ...detection.properties.sigmacast,
    properties: {
      'first-seen': detection.properties.sigmacast.properties['first-seen'],
      strategy: {
        description: 'How the rule finds what it is about, for people. It may mention fields: {{ user }}.',
        type: 'string',
      },
      response: {
        description: 'What to do about a match, for people. It may mention fields: {{ user }}.',
        type: 'string',
      },
      ...platformSchemas([...backends.values()]),
    },
    additionalProperties: false,
  }
}

function platformSchemas(targets: readonly Backend[]): Record<string, Schema> {
  const platforms = [...new Set(targets.map(platformOf))].sort()
  return Object.fromEntries(platforms.map((platform) => [platform, platformSchema(platform, targets)]))
}

/** The options that rules may set for the targets of a platform; options with the same name are merged. */
function platformSchema(platform: string, targets: readonly Backend[]): Schema {
  const options = targets.filter((target) => platformOf(target) === platform).map(optionsForRules)
  const schemas = Object.entries(Object.assign({}, ...options)).map(([name, spec]) => [
    name,
    optionSchema(spec as OptionSpec),
  ])
  return {
    description: `Options for ${platform}, for this rule alone.`,
    type: 'object',
    properties: Object.fromEntries(schemas),
    additionalProperties: false,
  }
}

function optionSchema(spec: OptionSpec): Schema {
  const hint = { description: spec.about, ...(spec.default === undefined ? {} : { default: spec.default }) }
  switch (spec.type) {
    case 'boolean':
      return { ...hint, type: 'boolean' }
    case 'choice':
      return { ...hint, enum: spec.choices }
    case 'number':
      return { ...hint, type: 'integer', minimum: spec.minimum, maximum: spec.maximum }
    case 'list':
      return { ...hint, type: ['array', 'string'], items: { type: 'string' } }
    case 'text':
      return { ...hint, type: ['string', 'number'] }
  }
}

/** A document that is merged into the documents after it does not need the parts of a rule. */
const required = {
  if: { required: ['action'] },
  else: {
    if: { required: ['correlation'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { sigmacast: { properties: { 'first-seen': false } } } },
    else: {
      if: { required: ['filter'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: filter.required },
      else: { required: detection.required },
    },
  },
}

/** The JSON Schema of a rule file's documents for editors: detection rules, correlations and filters. */
export const ruleSchema: Schema = {
  $schema: detection.$schema,
  title: 'Sigma rule',
  description:
    'A detection rule, a correlation or a filter. Keys that are not listed here are free and may hold anything.',
  type: 'object',
  properties: {
    ...metadataSchemas,
    logsource: detection.properties.logsource,
    detection: detection.properties.detection,
    correlation: correlation.properties.correlation,
    filter: filter.properties.filter,
    sigmacast: extensionSchema(),
    action: {
      description:
        'global: the keys of this document are added to the documents after it. reset: ends that. repeat: the previous document with some keys replaced.',
      enum: ['global', 'reset', 'repeat'],
    },
  },
  ...required,
}
