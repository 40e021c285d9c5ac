import type { Pipeline } from '../../pipeline/pipeline.js'
import type { Variant } from '../../pipeline/variant.js'
import type { Io } from '../../project/files/io.js'
import { usageError } from '../../project/files/usage-error.js'
import { isError } from '../../text/diagnostic.js'
import { reportDiagnostics } from '../report/run-report.js'
import type { Flags } from './flags.js'

export const pipelineFlags = {
  pipeline: {
    value: '<name|path>',
    short: 'p',
    about: 'pipelines, repeatable or comma-separated',
    completes: 'pipelines',
  },
} as const satisfies Flags

export const variantFlags = {
  variants: { value: '<names|all>', about: 'also a query for each variant of a pipeline' },
  'join-variants': { about: 'join the variants by OR in one query' },
} as const satisfies Flags

/** Loads the pipeline reader only if pipelines are requested: most of its size is the texts of the built-in ones. */
export const readPipelines = async (names: readonly string[], io: Io): Promise<readonly Pipeline[]> =>
  names.length === 0
    ? []
    : (await import('../../project/workspace/read-pipelines.js')).readPipelines(names, io, (diagnostics) =>
        reportDiagnostics(diagnostics, io),
      )

/** Loads the variants that `--variants` names. Throws a usage error for an unknown one. */
export async function readVariants(
  flags: { readonly variants: readonly string[]; readonly 'join-variants': boolean },
  pipelines: readonly Pipeline[],
  io: Io,
): Promise<readonly Variant[]> {
  const names = flags.variants.flatMap((text) => text.split(',')).map((name) => name.trim())
  if (names.length === 0) {
    if (flags['join-variants']) throw usageError('`--join-variants` needs `--variants`', 'use `--variants all`')
    return []
  }
  const { chooseVariants, loadVariants } = await import('../../project/workspace/read-variants.js')
  const { variants, diagnostics } = await loadVariants(pipelines, io.cwd, ({ read }) => read(io))
  reportDiagnostics(diagnostics, io)
  const wrong = diagnostics.find(isError)
  if (wrong !== undefined) throw usageError(`the pipeline \`${wrong.source.name}\` cannot be used`)
  return chooseVariants(names, variants)
}
