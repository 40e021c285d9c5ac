import { type Diagnostic, isError } from '../../text/diagnostic.js'
import type { Output, Project } from '../config/project.js'
import type { ManifestArtifact } from '../manifest/manifest.js'
import type { Note } from '../workspace/note.js'
import type { Progress } from '../workspace/progress.js'
import { assembleFiles, type Placed, ruleIdentity } from './assemble-files.js'
import type { BuildCache, CachedFile, CachedResult } from './build-cache.js'
import { basisOf, type Converting, convertDocument } from './convert-documents.js'
import { withoutKeptNames } from './kept-names.js'
import { linkDocuments } from './link-documents.js'
import { openPaths, type Placing } from './place-artifacts.js'
import type { PlacedDocument } from './placed-document.js'
import type { PlannedOutput, ProjectPlan, RuleIdentity } from './project-plan.js'
import { keyOf, type ProjectDocument, type ProjectFile } from './project-rules.js'
import { cachedFileOf, type FileReading, readProjectFiles } from './read-project-files.js'
import { type Selected, type SelectedDocument, selectDocuments } from './select-documents.js'
import { withSharedNames } from './shared-names.js'

export interface PlanSettings extends FileReading {
  /** The outputs to plan. */
  readonly outputs: readonly Output[]
  /** The version of sigmacast. */
  readonly version: string
  /** The cache of an earlier run; undefined to read and convert everything. */
  readonly cache: BuildCache | undefined
  readonly progress: Progress
  /** The artifacts that the run keeps: those of other outputs and environments. Default: none. */
  readonly kept?: readonly ManifestArtifact[]
}

/**
 * Plans the files of a project without reading or writing an output, for `generate` and for comparisons of revisions.
 * The files of the project may come from anywhere. Throws a usage error if artifacts cannot share a file.
 */
export async function planArtifacts(project: Project, plan: PlanSettings): Promise<ProjectPlan> {
  const cache = usableCache(project, plan.cache)
  const files = await readProjectFiles(project, cache, plan.progress, plan)
  const documents = files.flatMap((file) => file.documents)
  const links = linkDocuments(documents)
  const selected = await selectDocuments(project, documents, plan.outputs, { links, cache })
  const basis = basisOf(plan.version, project)
  const converting: Converting = { links, settings: selected.settings, cache, basis, io: plan.progress.io }
  const place = openPaths(project.targets)
  const all: PlacedDocument[] = []
  for (const output of plan.outputs) {
    const standing = (selected.byOutput.get(output) ?? []).filter(({ document }) => links.standsAlone(document))
    all.push(...(await convertAll(standing, output, converting, place)))
  }
  const named = await withoutKeptNames(all, plan.kept ?? [], project.targets)
  const converted = await withSharedNames(named, project.targets)
  const outputs: PlannedOutput[] = []
  const finalizerDiagnostics: Diagnostic[] = []
  for (const output of plan.outputs) {
    const placed = converted.filter((document) => document.output === output)
    const { files: outputFiles, diagnostics } = await assembleFiles(
      placed.filter(isPlaced),
      project.targets,
      converting,
    )
    finalizerDiagnostics.push(...diagnostics)
    outputs.push({ output, files: outputFiles, ...outcomesOf(placed, files, diagnostics) })
  }
  return {
    outputs,
    diagnostics: [...diagnosticsOf(files, converted), ...finalizerDiagnostics],
    notes: files.flatMap(notesOf),
    ...countsOf(converted),
    lacksFilter: files.some(({ mayHideFilter }) => mayHideFilter),
    files,
    cache: nextCache(project, files, selected, converted, cache),
  }
}

/** A cache of other settings still knows conversions, but neither how files are read nor what the outputs contain. */
const usableCache = ({ settingsKey }: Project, cache: BuildCache | undefined): BuildCache | undefined =>
  cache === undefined || (settingsKey !== undefined && cache.settingsKey === settingsKey)
    ? cache
    : { ...cache, files: {}, selections: {}, settings: {} }

async function convertAll(
  selected: readonly SelectedDocument[],
  output: Output,
  converting: Converting,
  place: Placing,
): Promise<readonly PlacedDocument[]> {
  const placed: PlacedDocument[] = []
  for (const document of selected) {
    for (const converted of await convertDocument(document, output, converting)) placed.push(await place(converted))
  }
  return placed
}

const isPlaced = (document: PlacedDocument): document is Placed =>
  document.artifact !== undefined && document.path !== undefined

/** Files with errors fail in each output, since an output may contain their rules. */
function outcomesOf(
  placed: readonly PlacedDocument[],
  files: readonly ProjectFile[],
  diagnostics: readonly Diagnostic[],
): Pick<PlannedOutput, 'failed' | 'skipped'> {
  const failed = placed.filter(({ artifact, isSkipped }) => artifact === undefined && !isSkipped)
  return {
    failed: [
      ...files.flatMap(brokenRules),
      ...failed.map(({ document }) => ruleIdentity(document)),
      ...diagnostics.filter(isError).map(({ source }) => ({ file: source.name, id: null, title: null })),
    ],
    skipped: placed.filter(({ isSkipped }) => isSkipped).map(({ document }) => ruleIdentity(document)),
  }
}

function brokenRules({ input, crashed, read }: ProjectFile): readonly RuleIdentity[] {
  if (crashed) return [{ file: input.name, id: null, title: null }]
  return (read() ?? [])
    .filter(({ diagnostics }) => diagnostics.some(isError))
    .map(({ identity: { id, title } }) => ({ file: input.name, id, title }))
}

/** Returns the diagnostics of each document that this run has read or converted, without repetitions. */
function diagnosticsOf(files: readonly ProjectFile[], converted: readonly PlacedDocument[]): readonly Diagnostic[] {
  const byDocument = new Map<ProjectDocument, Map<string, Diagnostic>>()
  const add = (document: ProjectDocument, diagnostics: readonly Diagnostic[]): void => {
    const known = byDocument.get(document) ?? new Map<string, Diagnostic>()
    byDocument.set(document, known)
    for (const diagnostic of diagnostics) {
      const { code, source, span, message } = diagnostic
      known.set(JSON.stringify([code, source.name, span.start, span.end, message]), diagnostic)
    }
  }
  for (const file of files) {
    const read = file.read()
    for (const document of file.documents) {
      const { diagnostics = [], furtherErrors = [] } = read?.[document.index] ?? {}
      add(document, [...diagnostics, ...furtherErrors])
    }
  }
  for (const { document, diagnostics } of converted) add(document, diagnostics)
  return [...byDocument.values()].flatMap((diagnostics) => [...diagnostics.values()])
}

const notesOf = ({ note }: ProjectFile): readonly Note[] => (note === undefined ? [] : [note])

function countsOf(converted: readonly PlacedDocument[]): Pick<ProjectPlan, 'rules' | 'converted' | 'cached'> {
  const rules = new Set(converted.map(({ document }) => document))
  const fresh = new Set(converted.filter(({ isCached }) => !isCached).map(({ document }) => document))
  return { rules: rules.size, converted: fresh.size, cached: rules.size - fresh.size }
}

/** Keeps the entries of outputs that this run did not plan. */
function nextCache(
  { settingsKey }: Project,
  files: readonly ProjectFile[],
  { selections, settings }: Selected,
  converted: readonly PlacedDocument[],
  cache: BuildCache | undefined,
): BuildCache {
  const cachedFiles = files.flatMap((file): (readonly [string, CachedFile])[] => {
    const cached = cachedFileOf(file)
    return cached === undefined ? [] : [[file.input.name, cached]]
  })
  const results: Record<string, Record<string, CachedResult>> = {}
  for (const name of Object.keys(selections)) results[name] = {}
  for (const { output, document, cacheEntry } of converted) {
    const ofOutput = results[output.name]
    if (cacheEntry !== undefined && ofOutput !== undefined) ofOutput[keyOf(document)] = cacheEntry
  }
  return {
    settingsKey,
    files: Object.fromEntries(cachedFiles),
    settings: { ...cache?.settings, ...settings },
    selections: { ...cache?.selections, ...selections },
    results: { ...cache?.results, ...results },
  }
}
