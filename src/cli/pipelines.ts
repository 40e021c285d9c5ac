import type { Pipeline } from '../pipeline/pipeline.js'
import type { Flags } from './flags.js'
import type { Io } from './io.js'

export const pipelineFlags = {
  pipeline: {
    value: '<name|path>',
    short: 'p',
    about: 'pipelines, repeatable or comma-separated',
  },
} as const satisfies Flags

/** What reads pipelines is loaded only where some are in use: most of its size is the texts of those that come along. */
export const readPipelines = async (given: readonly string[], io: Io): Promise<readonly Pipeline[]> =>
  given.length === 0 ? [] : (await import('./read-pipelines.js')).readPipelines(given, io)
