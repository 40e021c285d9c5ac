import { isAbsolute, posix } from 'node:path'
import { findPipeline, pipelineTexts } from '../../../pipelines/all.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { ParsedPipeline } from '../../pipeline/read/parse-pipeline.js'
import { type FindVariantPipeline, type Variant, variantsOf } from '../../pipeline/variant.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { didYouMean } from '../../text/suggest.js'
import { wordList } from '../../text/word-list.js'
import { isUsageError, usageError } from '../files/usage-error.js'
import { findPipelines, type PipelineFile } from './read-pipelines.js'

/** The variants that pipelines name, with the files that they are read from. */
export interface LoadedVariants {
  readonly variants: readonly Variant[]
  readonly find: FindVariantPipeline
  readonly files: readonly PipelineFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Loads the pipelines that the variants of other pipelines name: built-in ones, or files relative to the folder of the
 * pipeline.
 */
export async function loadVariants(
  pipelines: readonly Pipeline[],
  cwd: string,
  read: (file: PipelineFile) => Promise<ParsedPipeline>,
): Promise<LoadedVariants> {
  const loaded = new Map<string, { readonly file: PipelineFile; readonly parsed: ParsedPipeline }>()
  for (const pipeline of pipelines) {
    for (const { name } of pipeline.variants.flatMap((variant) => variant.pipelines)) {
      const value = placeOf(name, pipeline)
      const file = loaded.has(value) ? undefined : fileOf(value, cwd)
      if (file !== undefined) loaded.set(value, { file, parsed: await read(file) })
    }
  }
  const find: FindVariantPipeline = (name, pipeline) => loaded.get(placeOf(name, pipeline))?.parsed.pipeline
  const { variants, diagnostics } = variantsOf(pipelines, find)
  const all = [...loaded.values()]
  return {
    variants,
    find,
    files: all.map(({ file }) => file),
    diagnostics: [...all.flatMap(({ parsed }) => parsed.diagnostics), ...diagnostics],
  }
}

/** Returns the name of a built-in pipeline, or the path of a file by the path of the pipeline that names it. */
function placeOf(name: string, { source }: Pipeline): string {
  if (findPipeline(name) !== undefined || pipelineTexts.get(source.name.replace(/\.yml$/, '')) === source) return name
  const written = name.replaceAll('\\', '/')
  return isAbsolute(name) ? written : posix.join(posix.dirname(source.name.replaceAll('\\', '/')), name)
}

function fileOf(value: string, cwd: string): PipelineFile | undefined {
  try {
    const files = findPipelines(value, cwd)
    return files.length === 1 ? files[0] : undefined
  } catch (error) {
    if (isUsageError(error)) return undefined
    throw error
  }
}

/** Returns the variants with some names; `all` means all of them. Throws a usage error for an unknown name. */
export function chooseVariants(names: readonly string[], variants: readonly Variant[]): readonly Variant[] {
  const known = variants.map(({ name }) => name)
  for (const name of names) {
    if (name === 'all' || known.includes(name)) continue
    const help =
      known.length === 0
        ? 'no pipeline in use has variants'
        : (didYouMean(name, known) ?? `the variants are ${wordList(known, 'and')}`)
    throw usageError(`there is no variant \`${name}\``, help)
  }
  return names.includes('all') ? variants : variants.filter(({ name }) => names.includes(name))
}
