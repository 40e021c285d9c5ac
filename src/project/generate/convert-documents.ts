import type { Diagnostic } from '../../text/diagnostic.js'
import type { Output, Project } from '../config/project.js'
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

/** Returns the hash of all that every conversion of a project depends on. */
export const basisOf = (version: string, { limits }: Pick<Project, 'limits'>): string => hashData([version, limits])

/**
 * Converts a document for an output, or takes the result of an earlier run or of a thread with the same inputs. Returns
 * a value for each artifact, or one without an artifact.
 */
export async function convertDocument(
  selected: SelectedDocument,
  output: Output,
  converting: Converting,
): Promise<readonly ConvertedDocument[]> {
  const { settings, cache } = converting
  const { document } = selected
  const { inputs, key } = inputsOf(selected, converting)
  const isKept = settings[selected.settings]?.dependsOnCode !== true
  const known = isKept ? cache?.results[output.name]?.[keyOf(document)] : undefined
  const common = { ...selected, output, inputs }
  if (known !== undefined && known.key === key) {
    const { artifacts } = known
    const outcome = { isSkipped: artifacts.length === 0, isCached: true, diagnostics: [], cacheEntry: known }
    return oneOrMore(artifacts).map((artifact) => ({ ...common, ...outcome, artifact }))
  }
  const ahead = document.file.ahead?.results[output.name]?.[keyOf(document)]
  const result = ahead?.key === key ? ahead.result : (await convertWithKey(selected, output, converting)).result
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

/** Returns the hashes of the texts that a conversion depends on, by name, and one of everything that it depends on. */
function inputsOf(
  { document, settings: hash }: SelectedDocument,
  { links, settings, basis }: Converting,
): { readonly inputs: Readonly<Record<string, string>>; readonly key: string } {
  const { files, resolution } = links.linksOf(document)
  const inputs = {
    ...Object.fromEntries(files.map((file) => [file.input.name, file.hash])),
    ...settings[hash]?.pipelines,
  }
  return { inputs, key: hashData([basis, hash, Object.entries(inputs).sort(), resolution]) }
}

/**
 * Converts a document for an output. The key identifies everything that the result depends on. The result is undefined
 * after a bug of sigmacast, which is reported.
 */
export async function convertWithKey(
  selected: SelectedDocument,
  output: Output,
  converting: Converting,
): Promise<{ readonly key: string; readonly result: AcceptedResult | undefined }> {
  const { links, io } = converting
  const { document } = selected
  for (const file of links.linksOf(document).files) await file.load()
  return { key: inputsOf(selected, converting).key, result: await convert(document, output, links, io) }
}

const oneOrMore = (artifacts: readonly MadeArtifact[]): readonly (MadeArtifact | undefined)[] =>
  artifacts.length === 0 ? [undefined] : artifacts

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
