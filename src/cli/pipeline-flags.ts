import type { Pipeline } from '../pipeline/pipeline.js'
import type { Io } from '../project/files/io.js'
import type { Flags } from './flags.js'
import { reportDiagnostics } from './report/run-report.js'

export const pipelineFlags = {
  pipeline: {
    value: '<name|path>',
    short: 'p',
    about: 'pipelines, repeatable or comma-separated',
  },
} as const satisfies Flags

/** Loads the pipeline reader only if pipelines are requested: most of its size is the texts of the built-in ones. */
export const readPipelines = async (names: readonly string[], io: Io): Promise<readonly Pipeline[]> =>
  names.length === 0
    ? []
    : (await import('../project/workspace/read-pipelines.js')).readPipelines(names, io, (diagnostics) =>
        reportDiagnostics(diagnostics, io),
      )
