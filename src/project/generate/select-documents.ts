import { builtInPipelines } from '../../../pipelines/index.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { Output, RuleOutputSettings } from '../config/project.js'
import { hasFinalizers } from '../workspace/join-artifacts.js'
import type { BuildCache, CachedSettings } from './build-cache.js'
import { hashData, hashText } from './hashes.js'
import type { ProjectDocument, ProjectFile } from './project-rules.js'

/** A document that an output contains, with the hash of its settings. */
export interface SelectedDocument {
  readonly document: ProjectDocument
  readonly settings: string
}

/** The documents of all outputs, and the settings by hash. */
export interface Selected {
  readonly byOutput: ReadonlyMap<Output, readonly SelectedDocument[]>
  readonly selections: BuildCache['selections']
  readonly settings: Readonly<Record<string, CachedSettings>>
}

/** Selects the documents of each output. Files of the cache are parsed only if the settings have changed. */
export async function selectDocuments(
  files: readonly ProjectFile[],
  outputs: readonly Output[],
  cache: BuildCache | undefined,
): Promise<Selected> {
  const settings: Record<string, CachedSettings> = {}
  const selections: Record<string, Record<string, readonly (string | null)[]>> = {}
  const byOutput = new Map<Output, readonly SelectedDocument[]>()
  const hashOf = openSettingsHashes(settings)
  for (const output of outputs) {
    const byFile: Record<string, readonly (string | null)[]> = {}
    const selected: SelectedDocument[] = []
    for (const file of files) {
      const known = file.isCached ? cache?.selections[output.name]?.[file.input.name] : undefined
      const hashes = known ?? (await selectIn(file, output, hashOf))
      byFile[file.input.name] = hashes
      for (const [index, document] of file.documents.entries()) {
        const hash = hashes[index] ?? null
        if (hash === null) continue
        const kept = cache?.settings[hash]
        if (settings[hash] === undefined && kept !== undefined) settings[hash] = kept
        selected.push({ document, settings: hash })
      }
    }
    selections[output.name] = byFile
    byOutput.set(output, selected)
  }
  return { byOutput, selections, settings }
}

type SettingsHash = (settings: RuleOutputSettings) => string

/** Returns, for each document of a file, the hash of its settings, or null if the output does not contain it. */
async function selectIn(file: ProjectFile, output: Output, hashOf: SettingsHash): Promise<readonly (string | null)[]> {
  const parsed = await file.load()
  return file.documents.map(({ facts, index }) => {
    const document = parsed[index]
    if (document === undefined || facts === undefined || facts.kind === 'filter') return null
    return output.selects(document, file.input) ? hashOf(output.settingsFor(document, file.input)) : null
  })
}

/** Rules with equal settings share one value, so each value is hashed once. */
function openSettingsHashes(known: Record<string, CachedSettings>): SettingsHash {
  const hashes = new Map<RuleOutputSettings, string>()
  return (settings) => {
    const previous = hashes.get(settings)
    if (previous !== undefined) return previous
    const hash = hashText(settings.fingerprint)
    hashes.set(settings, hash)
    known[hash] = cachedSettings(settings.common.pipelines ?? [])
    return hash
  }
}

const cachedSettings = (pipelines: readonly Pipeline[]): CachedSettings => ({
  pipelines: Object.fromEntries(
    pipelines
      .filter(({ source }) => !builtInPipelines.has(source.name))
      .map(({ source }) => [source.name, hashText(source.text)]),
  ),
  ...(hasFinalizers(pipelines)
    ? { finalizers: hashData(pipelines.map(({ source }) => [source.name, hashText(source.text)])) }
    : {}),
})

/** Returns the settings of a selected document. */
export async function settingsOf({ file, index }: ProjectDocument, output: Output): Promise<RuleOutputSettings> {
  const document = (await file.load())[index]
  if (document === undefined) throw new Error(`no document ${index + 1} in ${file.input.name}`)
  return output.settingsFor(document, file.input)
}
