import type { Diagnostic } from '../../text/diagnostic.js'
import type { Output } from '../config/project.js'
import type { Progress } from '../workspace/progress.js'
import { attempt } from '../workspace/rule-files.js'
import type { BuildCache, CachedResult, CachedSettings } from './build-cache.js'
import { type AcceptedResult, convertAccepted, type MadeArtifact } from './convert-accepted.js'
import { hashData } from './hashes.js'
import type { DocumentLinks } from './link-documents.js'
import { keyOf, type ProjectDocument } from './project-rules.js'
import { type SelectedDocument, settingsOf } from './select-documents.js'

/** A document of an output with its artifact, or with one of several artifacts for variants. */
export interface ConvertedDocument extends SelectedDocument {
  readonly output: Output
  readonly inputs: Readonly<Record<string, string>>
  /** Undefined if the rule failed or was skipped. */
  readonly artifact: MadeArtifact | undefined
  readonly isSkipped: boolean
  /** True if an earlier run converted it. */
  readonly isCached: boolean
  /** Empty for the result of an earlier run. */
  readonly diagnostics: readonly Diagnostic[]
  /** The entry for the next run; undefined if the rule failed. */
  readonly cacheEntry: CachedResult | undefined
}

/** The values that all conversions of a run share. */
export interface Converting {
  readonly links: DocumentLinks
  readonly settings: Readonly<Record<string, CachedSettings>>
  readonly cache: BuildCache | undefined
  /** The hash of all else that every conversion depends on, such as the version of sigmacast. */
  readonly basis: string
  readonly io: Progress['io']
}

/**
 * Converts a document for an output, or takes the result of an earlier run with the same inputs. Returns a value for each
 * artifact, or one without an artifact.
 */
export async function convertDocument(
  selected: SelectedDocument,
  output: Output,
  { links, settings, cache, basis, io }: Converting,
): Promise<readonly ConvertedDocument[]> {
  const { document } = selected
  const { files, resolution } = links.linksOf(document)
  const inputs = {
    ...Object.fromEntries(files.map(({ input, hash }) => [input.name, hash])),
    ...settings[selected.settings]?.pipelines,
  }
  const key = hashData([basis, selected.settings, Object.entries(inputs).sort(), resolution])
  const isKept = settings[selected.settings]?.dependsOnCode !== true
  const known = isKept ? cache?.results[output.name]?.[keyOf(document)] : undefined
  const common = { ...selected, output, inputs }
  if (known !== undefined && known.key === key) {
    const { artifacts } = known
    const outcome = { isSkipped: artifacts.length === 0, isCached: true, diagnostics: [], cacheEntry: known }
    return oneOrMore(artifacts).map((artifact) => ({ ...common, ...outcome, artifact }))
  }
  for (const file of files) await file.load()
  const result = await convert(document, output, links, io)
  const { artifacts = [], isSkipped = false, diagnostics = [] } = result ?? {}
  const isFine = isKept && (artifacts.length > 0 || isSkipped)
  const cacheEntry = isFine ? { key, artifacts } : undefined
  return oneOrMore(artifacts).map((artifact, index) => ({
    ...common,
    artifact,
    isSkipped,
    isCached: false,
    diagnostics: index === 0 ? diagnostics : [],
    cacheEntry,
  }))
}

const oneOrMore = (artifacts: readonly MadeArtifact[]): readonly (MadeArtifact | undefined)[] =>
  artifacts.length === 0 ? [undefined] : artifacts

/** Undefined for a bug of sigmacast, which is reported. */
async function convert(
  document: ProjectDocument,
  output: Output,
  links: DocumentLinks,
  io: Progress['io'],
): Promise<AcceptedResult | undefined> {
  const parsed = (await document.file.load())[document.index]
  if (parsed?.rule === undefined) return undefined
  const settings = await settingsOf(document, output, links)
  const { targets, common } = settings
  await common.prepareSuggestions?.(
    parsed.rule,
    targets.map(({ backend }) => backend),
  )
  const rule = { ...parsed, rule: parsed.rule }
  return attempt(document.file.input, io, () => convertAccepted(rule, settings, links.rules))
}
