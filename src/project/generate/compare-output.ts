import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'
import type { ManifestArtifact, ManifestFile } from '../manifest/manifest.js'
import { artifactKey, changeReasons, otherEnvironment } from './change-reasons.js'
import type { FileChange } from './generate-result.js'
import { hashText } from './hashes.js'
import type { PlannedFile, PlannedOutput } from './project-plan.js'

/** The files that sigmacast owns. */
export interface Ownership {
  /** Returns the entry of a path. */
  readonly fileAt: (path: string) => ManifestFile | undefined
  readonly artifactsAt: (path: string) => readonly ManifestArtifact[]
  /** The files of an output in the environment of the run, and in environments that no longer exist. */
  readonly filesOf: (output: string) => readonly ManifestFile[]
  /** The files that do not belong to these outputs. */
  readonly filesBeside: (outputs: readonly string[]) => readonly ManifestFile[]
  /** The names of the outputs of these files. */
  readonly outputs: readonly string[]
  /** True if an interrupted run or a merge may have changed the text since its entry was written. */
  readonly mayHaveWritten: (path: string, text: string) => boolean
}

export interface ComparisonSettings {
  readonly root: string
  readonly environment: string | undefined
  readonly ownership: Ownership
  readonly versions: { readonly before: string; readonly after: string }
  /** True if files that were edited by hand, or not generated, are replaced. */
  readonly force: boolean
  readonly lacksFilter: boolean
  /** The paths of the files of all outputs of the run. */
  readonly plannedPaths: ReadonlySet<string>
}

/** True if an output is left as it is: its only file would lack the failed rules, or rules would lack a filter. */
export const isBlocked = ({ output, failed }: PlannedOutput, lacksFilter: boolean): boolean =>
  lacksFilter || (output.isOneFile && failed.length > 0)

/** Compares the planned files of an output with the disk and with the files that sigmacast owns. */
export function compareOutput(planned: PlannedOutput, settings: ComparisonSettings): readonly FileChange[] {
  if (isBlocked(planned, settings.lacksFilter)) return []
  const changes = planned.files.map((file) => compareFile(file, planned.output.isCommitted, settings))
  const left = settings.ownership.filesOf(planned.output.name).filter(({ path }) => !settings.plannedPaths.has(path))
  const removals = left
    .filter(({ path }) => !belongsToFailure(settings.ownership.artifactsAt(path), planned))
    .map((file) => leftOver(file, settings))
  return withRenames([...changes, ...removals]).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Returns the change of a file that nothing makes any more. */
export function leftOver(file: ManifestFile, settings: ComparisonSettings): FileChange {
  const { root, ownership, force, environment } = settings
  const { path, hash } = file
  const text = textAt(root, path)
  if (text === undefined) return { path, kind: 'gone', before: [], reasons: [] }
  const isOurs = force || hashText(text) === hash || ownership.mayHaveWritten(path, text)
  const kind = isOurs ? 'removed' : 'leftover'
  return { path, kind, before: ownership.artifactsAt(path), text, reasons: [], ...otherEnvironment(file, environment) }
}

function compareFile(planned: PlannedFile, isCommitted: boolean, settings: ComparisonSettings): FileChange {
  const { root, ownership, versions, force, environment } = settings
  const { path } = planned
  const before = ownership.artifactsAt(path)
  const text = textAt(root, path)
  const common = { path, planned, before }
  if (text === undefined) return { ...common, kind: 'created', reasons: [] }
  const hash = hashText(text)
  const owned = ownership.fileAt(path)
  const other = otherEnvironment(owned, environment)
  if (hash === planned.hash) return { ...common, kind: 'unchanged', reasons: [], ...other }
  const because = other ?? { reasons: changeReasons(before, planned.artifacts, versions) }
  // Outputs that are not committed are products of the build, as those of a compiler are.
  const isOurs = force || !isCommitted || owned?.hash === hash
  if (isOurs || (owned !== undefined && ownership.mayHaveWritten(path, text)))
    return { ...common, kind: 'updated', text, ...because }
  return { ...common, kind: owned === undefined ? 'foreign' : 'edited', text, ...because }
}

/** True if a file contains the artifact of a rule that failed now: its last good version stays. */
function belongsToFailure(artifacts: readonly ManifestArtifact[], { failed }: PlannedOutput): boolean {
  const ids = new Set(failed.map(({ id, file }) => artifactKey(id, file)))
  const unreadable = new Set(failed.filter(({ id }) => id === null).map(({ file }) => file))
  return artifacts.some(({ id, rule }) => ids.has(artifactKey(id, rule)) || unreadable.has(rule))
}

/** Joins the creation and the removal of the files of one rule. */
function withRenames(changes: readonly FileChange[]): readonly FileChange[] {
  const removed = new Map<string, FileChange>()
  for (const change of changes) {
    const [artifact] = change.before
    if (change.kind === 'removed' && artifact?.id != null) removed.set(artifact.id.toLowerCase(), change)
  }
  const renamed = new Set<FileChange>()
  const result = changes.map((change): FileChange => {
    const id = change.planned?.artifacts[0]?.rule.id?.toLowerCase()
    const previous = change.kind === 'created' && id !== undefined ? removed.get(id) : undefined
    if (previous === undefined || renamed.has(previous)) return change
    renamed.add(previous)
    return { ...change, kind: 'renamed', previousPath: previous.path, before: previous.before }
  })
  return result.filter((change) => !renamed.has(change))
}

/** Returns the text of a file; undefined if there is none. Throws a usage error for a file that cannot be read. */
function textAt(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw usageError(`cannot read \`${path}\`: ${reasonOf(error)}`)
  }
}
