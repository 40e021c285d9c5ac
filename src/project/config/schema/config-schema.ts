import type { Targets } from '../../../backend/targets.js'
import { PROFILES, SEVERITIES } from '../../../check/check.js'
import type { JsonSchema } from '../../../rule/schema/json-schema.js'
import { limitSpecs } from '../../../text/limits.js'
import { optionsSchema } from './options-schema.js'
import {
  acceptanceSchema,
  cannotSchema,
  changedOutputSchema,
  outputSchema,
  pipelinesSchema,
  pipelineUseSchema,
} from './output-schema.js'
import { map, mapOf, ref, texts, words } from './parts.js'
import { selectionSchema } from './selection-schema.js'

const overrides: JsonSchema = {
  description: 'Settings for the rules of some files. Of several that apply, the later one wins.',
  type: 'array',
  items: ref('override'),
}

const varsSchema = mapOf('Values of placeholders such as `%admins%`, by name. They win over those of pipelines.', {
  type: ['string', 'number', 'array'],
  items: { type: ['string', 'number'] },
})

const limitsSchema = map(
  'Limits on the size of rules, as with `--limit`.',
  Object.fromEntries(
    Object.entries(limitSpecs).map(([name, { counts, default: value, maximum }]) => [
      name,
      {
        description: `Most ${counts} (default: ${value}).`,
        type: 'integer',
        minimum: 1,
        ...(maximum === undefined ? {} : { maximum }),
      },
    ]),
  ),
)

/**
 * Returns the JSON Schema of a configuration. With targets, it lists them with their formats and options for editors;
 * without, it accepts any, since a configuration may bring its own.
 */
export function configSchema(targets?: Targets): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sigmacast configuration',
    ...map('What sigmacast generates from the rules of a repository.', properties, ['rules', 'outputs']),
    $defs: {
      selection: selectionSchema,
      accept: acceptanceSchema,
      pipeline: pipelineUseSchema,
      vars: varsSchema,
      output: outputSchema(targets),
      changedOutput: changedOutputSchema,
      options: optionsSchema(targets),
      environment: environmentSchema,
      override: overrideSchema,
    },
  }
}

const checkSchema = map('Settings of `sigmacast check`. Its flags win over them.', {
  extends: words('The profiles of findings (default: recommended).', PROFILES),
  rules: mapOf('Severities by the code of a finding: `error`, `warning`, `info` or `off`.', { enum: SEVERITIES }),
  'tag-namespaces': texts('Namespaces of tags besides those of the specification.'),
  baseline: { description: 'The file of accepted findings.', type: 'string', minLength: 1 },
})

const properties: Readonly<Record<string, JsonSchema>> = {
  rules: texts('Patterns of rule files; `!` excludes. Correlations are among the rules.', { minItems: 1 }),
  filters: texts('Patterns of further filter files.'),
  pipelines: pipelinesSchema('Pipelines of every output, before its own.'),
  schema: texts('Field schemas of the data of every output, by name or file.'),
  select: { ...ref('selection'), description: 'The rules of every output. An output changes it key by key.' },
  accept: ref('accept'),
  vars: ref('vars'),
  limits: limitsSchema,
  commit: {
    description:
      'False if outputs are not committed: then nothing is missing, and there is no manifest (default: true).',
    type: 'boolean',
  },
  outputs: mapOf('The outputs by name.', ref('output'), { minProperties: 1 }),
  environments: mapOf('Changes for an environment, such as a tenant, by name.', ref('environment')),
  overrides,
  check: checkSchema,
  test: map('Tests of the rules, for `sigmacast test`.', {
    events: texts('Patterns of test files and of folders with events, in addition to test files beside rules.'),
    require: {
      description: 'How to report a rule without a test (default: `ignore`).',
      enum: ['ignore', 'warn', 'error'],
    },
  }),
}

const environmentSchema = map('Changes for one environment, which `--env` chooses.', {
  filters: texts('Patterns of filter files, in addition to those of the configuration.'),
  select: { ...ref('selection'), description: 'The rules of every output. A key replaces that of the outputs.' },
  accept: ref('accept'),
  vars: ref('vars'),
  outputs: mapOf('Changes to outputs, by name.', ref('changedOutput')),
  overrides,
  test: map('Tests for the filters and values of the environment.', {
    events: texts('Patterns of test files and of folders with events, in addition to those of the configuration.'),
  }),
})

const overrideSchema = map(
  'Settings for the rules of some files.',
  {
    rules: texts('Patterns of the files; `!` excludes.', { minItems: 1 }),
    select: { ...ref('selection'), description: 'Of these files, only the rules that it selects.' },
    options: mapOf('Options by output.', ref('options')),
    cannot: cannotSchema,
  },
  ['rules'],
)
