import type { Output, Project, RuleOutputSettings } from '../config/project.js'
import { hasFinalizers } from '../workspace/join-artifacts.js'
import type { BuildCache, CachedSelection, CachedSettings } from './build-cache.js'
import { hashData, hashText } from './hashes.js'
import type { DocumentLinks } from './link-documents.js'
import type { ProjectDocument } from './project-rules.js'

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
  { file }: Pick<Project, 'file'>,
  documents: readonly ProjectDocument[],
  outputs: readonly Output[],
  { links, cache }: { readonly links: DocumentLinks; readonly cache?: BuildCache | undefined },
): Promise<Selected> {
  const settings: Record<string, CachedSettings> = {}
  const byName: Record<string, Record<string, CachedSelection[]>> = {}
  const byOutput = new Map<Output, readonly SelectedDocument[]>()
  const hashOf = openSettingsHashes(settings, file)
  for (const output of outputs) {
    const byFile: Record<string, CachedSelection[]> = {}
    const selected: SelectedDocument[] = []
    for (const document of documents) {
      const { name } = document.file.input
      const { isCached, ahead } = document.file
      const selections = isCached ? cache?.selections[output.name]?.[name] : ahead?.selections[output.name]
      const known = selections?.[document.index]
      const selection = stillHolds(known, document, links) ? known : await select(document, output, links, hashOf)
      const inFile = byFile[name] ?? []
      byFile[name] = inFile
      inFile.push(selection)
      const hash = settingsHashOf(selection)
      if (hash === null) continue
      const kept = cache?.settings[hash] ?? ahead?.settings[hash]
      if (settings[hash] === undefined && kept !== undefined) settings[hash] = kept
      selected.push({ document, settings: hash })
    }
    byName[output.name] = byFile
    byOutput.set(output, selected)
  }
  return { byOutput, selections: byName, settings }
}

const settingsHashOf = (selection: CachedSelection): string | null =>
  typeof selection === 'object' ? (selection?.settings ?? null) : selection

const stillHolds = (
  known: CachedSelection | undefined,
  document: ProjectDocument,
  links: DocumentLinks,
): known is CachedSelection =>
  known !== undefined && (known === null || typeof known === 'string' || known.links === linksHash(document, links))

function linksHash(document: ProjectDocument, { linksOf }: DocumentLinks): string {
  const { files, resolution } = linksOf(document)
  return hashData([files.map(({ input, hash }) => [input.name, hash]), resolution])
}

type SettingsHash = (settings: RuleOutputSettings) => string

async function select(
  document: ProjectDocument,
  output: Output,
  links: DocumentLinks,
  hashOf: SettingsHash,
): Promise<CachedSelection> {
  const { file, facts } = document
  if (facts === undefined || facts.kind === 'filter') return null
  if (facts.kind === 'correlation') for (const linked of links.linksOf(document).files) await linked.load()
  const parsed = (await file.load())[document.index]
  if (parsed === undefined) return null
  const isSelected = output.selects(parsed, file.input, links.rules)
  const settings = isSelected ? hashOf(output.settingsFor(parsed, file.input, links.rules)) : null
  return facts.kind === 'correlation' ? { settings, links: linksHash(document, links) } : settings
}

/** Rules with equal settings share one value, so each value is hashed once. */
function openSettingsHashes(known: Record<string, CachedSettings>, config: string): SettingsHash {
  const hashes = new Map<RuleOutputSettings, string>()
  return (settings) => {
    const previous = hashes.get(settings)
    if (previous !== undefined) return previous
    const hash = hashText(settings.fingerprint)
    hashes.set(settings, hash)
    known[hash] = cachedSettings(settings, config)
    return hash
  }
}

/** Pipelines for variables have the configuration as their source. The hash of the settings covers them. */
const cachedSettings = (
  { common: { pipelines = [], variantChoice }, dependsOnCode }: RuleOutputSettings,
  config: string,
): CachedSettings => ({
  pipelines: Object.fromEntries(
    [...pipelines, ...(variantChoice?.variants ?? []).flatMap((variant) => variant.pipelines)]
      .filter(({ source }) => source.name !== config)
      .map(({ source }) => [source.name, hashText(source.text)]),
  ),
  ...(hasFinalizers(pipelines)
    ? { finalizers: hashData(pipelines.map(({ source }) => [source.name, hashText(source.text)])) }
    : {}),
  ...(dependsOnCode === true ? { dependsOnCode } : {}),
})

/** Returns the settings of a selected document. */
export async function settingsOf(
  document: ProjectDocument,
  output: Output,
  { linksOf, rules }: DocumentLinks,
): Promise<RuleOutputSettings> {
  for (const file of linksOf(document).files) await file.load()
  const parsed = (await document.file.load())[document.index]
  if (parsed === undefined) throw new Error(`no document ${document.index + 1} in ${document.file.input.name}`)
  return output.settingsFor(parsed, document.file.input, rules)
}
