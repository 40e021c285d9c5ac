import type { Targets } from '../../../backend/targets.js'
import { assumptions } from '../../../ir/assumptions.js'
import type { JsonSchema } from '../../../rule/schema/json-schema.js'
import { CANNOT } from '../../workspace/skip-refused.js'
import { pathPlaceholders } from '../path-template.js'
import { map, ref, texts, words } from './parts.js'

export const FIDELITIES = ['exact', 'approximate', 'wider'] as const

const severities = ['error', 'warn', 'ignore']

/** The JSON Schema of the queries that an output may contain. */
export const acceptanceSchema: JsonSchema = map(
  'The queries that outputs may contain. A rule without an acceptable query is treated as `cannot` says.',
  {
    fidelity: words('Fidelities of queries (default: exact and approximate).', FIDELITIES),
    assumptions: words(
      'Assumptions about the data that queries may depend on (default: all).',
      Object.keys(assumptions),
    ),
    unmapped: map('The treatment of fields and log sources that no pipeline maps.', {
      fields: { description: 'Unmapped fields (default: warn).', enum: severities },
      logsource: { description: 'Unmapped log sources (default: warn).', enum: severities },
    }),
  },
)

/** The JSON Schema of a pipeline in a list. */
export const pipelineUseSchema: JsonSchema = {
  description:
    'A pipeline by name or file, or `use` for the rules that `select` takes: of several such entries, the first.',
  type: ['string', 'object'],
  minLength: 1,
  properties: {
    select: { ...ref('selection'), description: 'The rules for which the pipelines are.' },
    use: texts('Built-in pipelines, or files and folders relative to the folder of the configuration.'),
  },
  required: ['select', 'use'],
  additionalProperties: false,
}

export const pipelinesSchema = (description: string): JsonSchema => ({
  description,
  type: ['string', 'array', 'object'],
  minLength: 1,
  items: ref('pipeline'),
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: ref('pipeline'),
})

export const cannotSchema: JsonSchema = {
  description:
    'The treatment of a rule that the output cannot contain (default: error). `warn` skips it with a warning.',
  enum: CANNOT,
}

/** The settings that an environment may change for an output. */
const settings: Readonly<Record<string, JsonSchema>> = {
  select: {
    ...ref('selection'),
    description: 'The rules of the output. A key replaces that of the selection for every output.',
  },
  accept: ref('accept'),
  pipelines: pipelinesSchema('Pipelines of the output, after those of every output.'),
  variants: texts('Variants of the pipelines, or `all`: each has a query of its own (default: none).'),
  'join-variants': {
    description: 'True to join the variants by OR in one query (default: false).',
    type: 'boolean',
  },
  schema: texts('Field schemas of the data, by name or file.'),
  options: ref('options'),
  vars: ref('vars'),
  cannot: cannotSchema,
  commit: { description: 'False if the files of the output are not committed (default: true).', type: 'boolean' },
}

const pathSchema: JsonSchema = {
  description: `The file, relative to the folder of the configuration. ${pathPlaceholders
    .map((name) => `\`{${name}}\``)
    .join(', ')} stand for parts of the rule.`,
  type: 'string',
  minLength: 1,
}

/** The JSON Schema of an output. */
export const outputSchema = (targets: Targets | undefined): JsonSchema =>
  map(
    'A file, or a folder with a file per rule.',
    {
      target: targetSchema(targets),
      format: formatSchema(targets),
      path: pathSchema,
      ...settings,
    },
    ['target', 'path'],
  )

/** The JSON Schema of the changes that an environment makes to an output. */
export const changedOutputSchema = map(
  'Changes to an output. A key replaces that of the output; options and vars change one by one.',
  { path: pathSchema, ...settings },
)

/** For editors, a target is one of a list; when a configuration is read, it may be one of its own backends. */
function targetSchema(targets: Targets | undefined): JsonSchema {
  const description = 'A target, or several: then each rule has the first one whose query is acceptable.'
  const list = targets === undefined ? texts(description) : words(description, [...targets.keys()])
  return { ...list, minItems: 1, uniqueItems: true }
}

function formatSchema(targets: Targets | undefined): JsonSchema {
  const description = 'The output format (default: query).'
  const names = new Set([...(targets?.values() ?? [])].flatMap(({ formats }) => formats.map(({ name }) => name)))
  return { description, type: 'string', ...(targets === undefined ? {} : { enum: [...names] }) }
}
