import type { Project } from '../config/project.js'
import { silentIo } from '../files/silent-io.js'
import { version as ownVersion } from '../version.generated.js'
import { trackProgress } from '../workspace/progress.js'
import { planArtifacts } from './plan-artifacts.js'
import type { ProjectPlan } from './project-plan.js'
import { requestedOutputs } from './requested-outputs.js'

/** Settings of `planProject`. */
export interface PlanProjectSettings {
  /** The names of the outputs; default: all. */
  readonly outputs?: readonly string[]
}

/**
 * Returns the files that a project should have, without reading or writing an output. An input with `bytes` is read
 * from there instead of the disk, for the rules of another revision. Throws a usage error for an unknown output, and if
 * artifacts cannot share a file.
 */
export const planProject = async (
  project: Project,
  { outputs = [] }: PlanProjectSettings = {},
): Promise<Omit<ProjectPlan, 'cache' | 'files'>> => {
  const {
    cache: _,
    files: __,
    ...plan
  } = await planArtifacts(project, {
    outputs: requestedOutputs(project, outputs),
    version: ownVersion,
    cache: undefined,
    progress: trackProgress(silentIo(project.root), project.inputs.length),
  })
  return plan
}
