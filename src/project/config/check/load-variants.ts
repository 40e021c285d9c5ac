import type { FindVariantPipeline } from '../../../pipeline/variant.js'
import { isError } from '../../../text/diagnostic.js'
import { quietReading } from '../../files/quiet-reading.js'
import { isUsageError } from '../../files/usage-error.js'
import { type ConfigContext, reportAt, textsAt } from './context.js'
import type { LoadedPipelines } from './load-pipelines.js'
import { type OutputPlaces, pipelineLists, pipelineNames } from './places.js'

/** The pipelines of a configuration with those that its variants name. */
export interface PipelinesWithVariants extends LoadedPipelines {
  readonly findForVariant: FindVariantPipeline
}

/**
 * Loads the pipelines that variants name, if an output uses variants. Reports unknown variants, and the diagnostics of
 * the pipelines.
 */
export async function withVariants(
  outputs: readonly OutputPlaces[],
  pipelines: LoadedPipelines,
  context: ConfigContext,
): Promise<PipelinesWithVariants> {
  const uses = outputs.flatMap((output) =>
    [output.path, ...output.changes.map(({ path }) => path)].flatMap((path) =>
      textsAt(context, [...path, 'variants']).map((name) => ({ name, output })),
    ),
  )
  if (uses.length === 0) return { ...pipelines, findForVariant: () => undefined }
  const { chooseVariants, loadVariants } = await import('../../workspace/read-variants.js')
  const { find, files, variants, diagnostics } = await loadVariants(pipelines.all, context.folder, ({ read }) =>
    read(quietReading),
  )
  diagnostics.forEach(context.report)
  const isBroken = diagnostics.some(isError)
  for (const { name, output } of isBroken ? [] : uses) {
    const names = pipelineLists(output).flatMap((list) => pipelineNames(context, list).map(({ value }) => value))
    const named = new Set(pipelines.named(names).flatMap((pipeline) => pipeline.variants.map((one) => one.name)))
    try {
      chooseVariants(
        [name.value],
        variants.filter((variant) => named.has(variant.name)),
      )
    } catch (error) {
      if (!isUsageError(error)) throw error
      reportAt(context, name.path, 'config-variant', [error.problem], { help: error.help })
    }
  }
  const own = variants.flatMap((variant) => variant.own)
  return {
    ...pipelines,
    all: [...new Set([...pipelines.all, ...own])],
    paths: [...pipelines.paths, ...files.flatMap(({ path }) => path ?? [])],
    findForVariant: find,
  }
}
