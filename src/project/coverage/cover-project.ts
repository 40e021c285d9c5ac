import type { Project } from '../config/project.js'
import type { DiffSettings } from '../diff/diff-rules.js'
import { silentIo } from '../files/silent-io.js'
import { requestedOutputs } from '../generate/requested-outputs.js'
import { coverFiles, type MeasuredCoverage } from './cover-files.js'
import type { CoverageSource } from './read-rules.js'

/** Settings of `coverProject`. */
export interface CoverProjectSettings extends DiffSettings {
  /** The names of the outputs. Default: all. */
  readonly outputs?: readonly string[]
  /** Selects the rules that count. Default: all. */
  readonly selects?: CoverageSource['selects']
}

/**
 * Measures what the rules of a project cover of ATT&CK, and with `against` what has changed since a revision of git.
 * Reads and converts all rules; writes nothing. Throws a usage error for an unknown output, and for a revision that git
 * does not have.
 */
export const coverProject = async (
  project: Project,
  settings: CoverProjectSettings = {},
): Promise<MeasuredCoverage> => {
  const { against, io = silentIo(project.root), outputs = [], selects = () => true, ...load } = settings
  const requested = { ...project, outputs: requestedOutputs(project, outputs) }
  const { inputs: _, ...measured } = await coverFiles([], {
    project: requested,
    targets: project.targets,
    io: { ...io, cwd: project.root },
    selectsIn: () => selects,
    load,
    against,
  })
  return measured
}
