import type { Format } from '../../backend/format.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import { usageError } from '../files/usage-error.js'

/** The text of an artifact with its format. */
export interface FormattedText {
  readonly text: string
  readonly format: Pick<Format, 'name' | 'layout'>
}

/** Joins artifacts to the text of one file: one per line, or as blocks with an empty line between them. */
export function joinArtifacts(artifacts: readonly FormattedText[]): string {
  const isBlocks = artifacts.some(({ format }) => format.layout === 'blocks')
  return artifacts.map(({ text }) => `${text}\n`).join(isBlocks ? '\n' : '')
}

/** Throws a usage error if one file would contain several artifacts of a format that requires one file per artifact. */
export function refuseSeveral(place: string, artifacts: readonly FormattedText[], help = 'write to a folder/'): void {
  const apart = artifacts.find(({ format }) => format.layout === 'apart')?.format.name
  if (artifacts.length < 2 || apart === undefined) return
  throw usageError(`${place} cannot hold several artifacts: the format \`${apart}\` requires a file for each`, help)
}

/** True if pipelines join the queries of several rules. */
export const hasFinalizers = (pipelines: readonly Pipeline[]): boolean =>
  pipelines.some(({ finalizers }) => finalizers.length > 0)

/** Throws a usage error for formats whose artifacts finalizers cannot join. */
export function refuseFinalizedBlocks(formats: readonly Pick<Format, 'name' | 'layout'>[]): void {
  const block = formats.find(({ layout }) => layout !== 'lines')?.name
  if (block === undefined) return
  throw usageError(
    `the finalizers of the pipelines combine queries, and artifacts of the format \`${block}\` have several lines`,
  )
}
