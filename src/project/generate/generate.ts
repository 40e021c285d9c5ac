import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Output, Project } from '../config/project.js'
import type { Io } from '../files/io.js'
import { replaceFiles } from '../files/replace-files.js'
import { silentIo } from '../files/silent-io.js'
import { emptyManifest, MANIFEST_FILE, type Manifest } from '../manifest/manifest.js'
import { printManifest } from '../manifest/print-manifest.js'
import { version as ownVersion } from '../version.generated.js'
import { trackProgress } from '../workspace/progress.js'
import { cacheFile, readCache } from './build-cache.js'
import { type ComparedOutputs, comparePlan } from './compare-plan.js'
import type { GenerateResult } from './generate-result.js'
import { keptArtifacts } from './kept-names.js'
import { makeResult } from './make-result.js'
import { nextManifest } from './next-manifest.js'
import { type KnownFiles, localManifestFile, openOwnership } from './open-ownership.js'
import { clearPending } from './pending-writes.js'
import { planArtifacts } from './plan-artifacts.js'
import type { FileReading } from './read-project-files.js'
import { requestedOutputs } from './requested-outputs.js'
import { withLock } from './run-lock.js'
import { createStateFolder, environmentKey, stateFolder } from './state-folder.js'
import { runKey, seenRun, unchangedResult } from './unchanged-run.js'
import { writeChanges } from './write-changes.js'

/** Settings of `generate`. */
export interface GenerateSettings {
  /** The names of the outputs; default: all. */
  readonly outputs?: readonly string[]
  /** Only compares: writes nothing. */
  readonly check?: boolean
  /** Replaces and removes files that were edited by hand, or that sigmacast did not generate. */
  readonly force?: boolean
  /** The interface to the terminal and the disk. Default: no messages, and the disk of the process. */
  readonly io?: Io
  /** The version of sigmacast that the manifest names. */
  readonly version?: string
}

/** The settings of a run with their defaults. */
interface Run {
  readonly outputs: readonly Output[]
  readonly isWhole: boolean
  readonly check: boolean
  readonly force: boolean
  readonly io: Io
  readonly version: string
  readonly state: string
  readonly preparation: Preparation
}

/** The steps before files are read. A run without changes reads none. */
interface Preparation extends FileReading {
  readonly begin?: () => void
}

/**
 * Generates the files of a project: writes what changed, removes what no rule makes any more, and updates the manifest.
 * Throws a usage error if the manifest is damaged, if artifacts cannot share a file, or if files cannot be written; then
 * no file is lost or half-written.
 */
export async function generate(project: Project, settings: GenerateSettings = {}): Promise<GenerateResult> {
  return generateAhead(project, settings, {})
}

/** Generates the files of a project as `generate` does, with files that threads read ahead. */
export async function generateAhead(
  project: Project,
  settings: GenerateSettings,
  preparation: Preparation,
): Promise<GenerateResult> {
  const { check = false, force = false, io = silentIo(project.root), version = ownVersion } = settings
  const outputs = requestedOutputs(project, settings.outputs ?? [])
  const isWhole = project.outputNames.every((name) => outputs.some((output) => output.name === name))
  const state = stateFolder(project.root)
  const run = { outputs, isWhole, check, force, io, version, state, preparation }
  if (check) return generateOrCheck(project, run)
  createStateFolder(state)
  return withLock(state, io, () => generateOrCheck(project, run))
}

async function generateOrCheck(project: Project, run: Run): Promise<GenerateResult> {
  const { root, environment } = project
  const { outputs, isWhole, version, state, io, preparation } = run
  const key = runKey(project, outputs, version)
  const unchanged = key === undefined ? undefined : unchangedResult(project, state, key)
  if (unchanged !== undefined) return unchanged
  preparation.begin?.()
  const known = openOwnership(project, state, version)
  const cache = readCache(cacheFolder(state, environment), version)
  const progress = trackProgress(io, project.inputs.length)
  const plan = await planArtifacts(project, {
    ...preparation,
    outputs,
    version,
    cache,
    progress,
    kept: keptArtifacts(known.ownership, isWhole ? undefined : outputs.map(({ name }) => name)),
  })
  const comparison = comparePlan(project, plan, known, run)
  const manifest = manifestAfter(project, known, comparison, version)
  const result = makeResult({ plan, comparison, known, manifest }, run)
  if (run.check) return result
  if (!(await writeChanges(root, state, comparison.changes, io))) return { ...result, isFine: false }
  await writeManifest(root, known, manifest, io)
  const local = printManifest(localAfter(project, known, comparison, version))
  await remember(project, run, result, [
    cacheFile(cacheFolder(state, environment), version, plan.cache),
    ...(local === printManifest(known.local) ? [] : [[localManifestFile(state), local] as const]),
  ])
  clearPending(state)
  return result
}

const cacheFolder = (state: string, environment: string | undefined): string => join(state, environmentKey(environment))

const manifestAfter = (
  { environment }: Project,
  { manifest }: KnownFiles,
  { outputs }: ComparedOutputs,
  version: string,
): Manifest => nextManifest(manifest ?? emptyManifest(version), outputs, { environment, version })

/** The manifest of the outputs that are not committed has the same form. */
const localAfter = (
  { environment }: Project,
  { local }: KnownFiles,
  { outputs }: ComparedOutputs,
  version: string,
): Manifest =>
  nextManifest(
    local,
    outputs.map((output) => ({ ...output, isCommitted: !output.isCommitted })),
    { environment, version },
  )

/** A project without committed outputs has no manifest. */
async function writeManifest(root: string, known: KnownFiles, manifest: Manifest, io: Io): Promise<void> {
  const path = join(root, MANIFEST_FILE)
  if (manifest.files.length === 0) {
    if (existsSync(path)) rmSync(path)
    return
  }
  const text = printManifest(manifest)
  if (text !== known.manifestText) await replaceFiles(new Map([[path, text]]), io)
}

async function remember(
  project: Project,
  { outputs, version, state, io }: Run,
  result: GenerateResult,
  files: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  await replaceFiles(new Map(files), io)
  const key = runKey(project, outputs, version)
  const seen = key === undefined ? undefined : seenRun(project, state, key, result)
  if (seen !== undefined) await replaceFiles(new Map([seen]), io)
}
