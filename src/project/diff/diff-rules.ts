import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type LoadedConfig, loadConfig } from '../config/load-config.js'
import type { LoadSettings } from '../config/open-config.js'
import type { Project } from '../config/project.js'
import type { Io } from '../files/io.js'
import { silentIo } from '../files/silent-io.js'
import { usageError } from '../files/usage-error.js'
import { readCache } from '../generate/build-cache.js'
import { stateFolder } from '../generate/state-folder.js'
import { version } from '../version.generated.js'
import { compareSides } from './compare-sides.js'
import { emptySide, readSide } from './project-side.js'
import { openRevision, type RevisionFolder } from './revision-folder.js'
import type { RulesDiff } from './rules-diff.js'

/** The revision to compare with, and how its configuration is read. */
export interface DiffSettings extends Omit<LoadSettings, 'cwd'> {
  /** A revision of git. Default: `HEAD`. */
  readonly against?: string
  /** The interface to the terminal and the disk. Default: no messages. */
  readonly io?: Io
}

/**
 * Compares the rules of a project with those of a git revision: what changed in meaning, in metadata and in each output.
 * The earlier rules are converted with the configuration of their revision; without one there, all rules are new. Throws
 * a usage error outside of a git repository, and if there is no such revision, or its configuration has errors.
 */
export async function diffRules(project: Project, settings: DiffSettings = {}): Promise<RulesDiff> {
  const { against = 'HEAD', io = silentIo(project.root), ...load } = settings
  const revision = await openRevision(project.root, against, filesOf(project))
  try {
    const after = await readSide(project, io, readCache(stateFolder(project.root), version))
    const earlier = await earlierProject(project, revision, against, load)
    const before = earlier === undefined ? emptySide : await readSide(earlier, io, after.cache)
    return { against, commit: revision.commit, ...compareSides(before, after) }
  } finally {
    revision.remove()
  }
}

/** Returns the paths of all files that a project reads, from its folder. */
export const filesOf = ({ inputs, dependencies }: Project): readonly string[] => [
  ...inputs.map(({ name }) => name),
  ...dependencies,
]

/**
 * Opens the configuration of a project as it is in a revision; `undefined` if there is none. Throws a usage error if it
 * has errors.
 */
export async function earlierProject(
  { file, environment, targets }: Project,
  { folder, complete }: Pick<RevisionFolder, 'folder' | 'complete'>,
  against: string,
  settings: Omit<LoadSettings, 'cwd'>,
): Promise<Project | undefined> {
  if (!existsSync(join(folder, file))) return undefined
  const load = (cwd: string): Promise<LoadedConfig> =>
    loadConfig(join(cwd, file), { targets, ...settings, cwd, ...(environment === undefined ? {} : { environment }) })
  const loaded = await load(folder)
  // Only the earlier configuration may use files outside of its folder.
  const whole = loaded.project === undefined ? await complete() : undefined
  const { project, diagnostics } = whole === undefined ? loaded : await load(whole)
  if (project === undefined) throw usageError(`the configuration of ${against} has errors: ${firstError(diagnostics)}`)
  return project
}

const firstError = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.find(({ severity }) => severity === 'error')?.message ?? ''
