import { artifactMessages } from './catalogue/artifact.js'
import { conditionMessages } from './catalogue/condition.js'
import { configMessages } from './catalogue/config.js'
import { conversionMessages } from './catalogue/conversion.js'
import { correlationMessages } from './catalogue/correlation.js'
import { documentMessages } from './catalogue/document.js'
import { modifierMessages } from './catalogue/modifier.js'
import { pipelineMessages } from './catalogue/pipeline.js'
import { ruleMessages } from './catalogue/rule.js'
import { schemaMessages } from './catalogue/schema.js'
import { testMessages } from './catalogue/test.js'
import { witnessMessages } from './catalogue/witness.js'

/** All messages about rules, pipelines and configurations, by code. */
export const catalogue = {
  ...documentMessages,
  ...ruleMessages,
  ...conditionMessages,
  ...modifierMessages,
  ...correlationMessages,
  ...pipelineMessages,
  ...conversionMessages,
  ...schemaMessages,
  ...artifactMessages,
  ...witnessMessages,
  ...configMessages,
  ...testMessages,
}

export type Code = keyof typeof catalogue
export type Severity = 'error' | 'warning'

/** The arguments of the message of a code. */
export type Arguments<C extends Code> = Parameters<(typeof catalogue)[C]['message']>

/**
 * Errors that are only warnings where they do not affect the query: in metadata, in custom keys, and in options that
 * an output format lacks.
 */
export const warningsElsewhere: ReadonlySet<Code> = new Set([
  'missing-key',
  'wrong-type',
  'value-not-allowed',
  'bad-format',
  'bad-size',
  'duplicate-item',
  'duplicate-key',
  'key-not-text',
  'unsupported-tag',
  'bad-merge',
  'unknown-option',
  'wrong-option',
] as const)
