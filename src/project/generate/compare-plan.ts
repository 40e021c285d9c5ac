import type { Project } from '../config/project.js'
import { type ComparisonSettings, compareOutput, isBlocked, leftOver } from './compare-output.js'
import type { FileChange } from './generate-result.js'
import type { OutputChanges } from './next-manifest.js'
import type { KnownFiles } from './open-ownership.js'
import type { PlannedOutput, ProjectPlan } from './project-plan.js'

/** The changes of all outputs of a run. */
export interface ComparedOutputs {
  readonly outputs: readonly ComparedOutput[]
  readonly changes: readonly FileChange[]
}

/** `planned` is absent for an output that the configuration does not contain any more. */
export interface ComparedOutput extends OutputChanges {
  readonly planned?: PlannedOutput
  readonly isBlocked: boolean
}

/** Compares the planned files with the disk, and finds the files of outputs that no longer exist. */
export function comparePlan(
  { root, environment, outputNames }: Project,
  { outputs, lacksFilter }: ProjectPlan,
  { manifest, ownership }: KnownFiles,
  { isWhole, force, version }: { readonly isWhole: boolean; readonly force: boolean; readonly version: string },
): ComparedOutputs {
  const settings: ComparisonSettings = {
    root,
    environment,
    ownership,
    versions: { before: manifest?.sigmacast ?? version, after: version },
    force,
    lacksFilter,
    plannedPaths: new Set(outputs.flatMap(({ files }) => files.map(({ path }) => path))),
  }
  const compared = outputs.map((planned): ComparedOutput => {
    const { name, isCommitted } = planned.output
    const changes = compareOutput(planned, settings)
    return { name, isCommitted, changes, planned, isBlocked: isBlocked(planned, lacksFilter) }
  })
  const names = new Set(outputNames)
  const dropped = isWhole && !lacksFilter ? ownership.outputs.filter((name) => !names.has(name)) : []
  const all = [...compared, ...dropped.map((name) => droppedOutput(name, settings))]
  return { outputs: all, changes: all.flatMap(({ changes }) => changes) }
}

function droppedOutput(name: string, settings: ComparisonSettings): ComparedOutput {
  const files = settings.ownership.filesOf(name).filter(({ path }) => !settings.plannedPaths.has(path))
  return { name, isCommitted: true, changes: files.map((file) => leftOver(file, settings)), isBlocked: false }
}
