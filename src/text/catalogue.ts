import { artifactMessages } from './catalogue/artifact.js'
import { compilerMessages } from './catalogue/compiler.js'
import { configMessages } from './catalogue/config.js'
import { eventMessages } from './catalogue/event.js'
import { fileMessages } from './catalogue/file.js'
import { pipelineMessages } from './catalogue/pipeline.js'
import { processingMessages } from './catalogue/processing.js'
import { schemaMessages } from './catalogue/schema.js'
import { testMessages } from './catalogue/test.js'

/**
 * All messages about rules, pipelines and configurations, by code. Code that reports diagnostics uses `diagnose` of its
 * part instead, so that programs only contain messages that they can report.
 */
export const catalogue = {
  ...compilerMessages,
  ...artifactMessages,
  ...pipelineMessages,
  ...processingMessages,
  ...schemaMessages,
  ...eventMessages,
  ...fileMessages,
  ...configMessages,
  ...testMessages,
} as const

/** The code of a diagnostic. */
export type Code = keyof typeof catalogue

/** The weight of a diagnostic. An error means that there is no result: no rule, no pipeline or no query. */
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
