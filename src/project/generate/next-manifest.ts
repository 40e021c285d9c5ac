import { addValue } from '../../text/add-value.js'
import type { Manifest, ManifestArtifact, ManifestFile } from '../manifest/manifest.js'
import { type FileChange, KEPT_KINDS } from './generate-result.js'
import { hashText } from './hashes.js'
import type { PlannedArtifact } from './project-plan.js'

/** The changes of an output, and whether the manifest contains its files. */
export interface OutputChanges {
  readonly name: string
  readonly isCommitted: boolean
  readonly changes: readonly FileChange[]
}

/**
 * Returns the manifest after a run. Files that the run did not decide about keep their entries: those of other outputs
 * and environments, of rules that failed, and those that were edited by hand.
 */
export function nextManifest(
  before: Manifest,
  outputs: readonly OutputChanges[],
  { environment, version }: { readonly environment: string | undefined; readonly version: string },
): Manifest {
  const files = new Map(before.files.map((file) => [file.path, file]))
  const artifacts = new Map<string, ManifestArtifact[]>()
  for (const artifact of before.artifacts) addValue(artifacts, artifact.path, artifact)
  const forget = (path: string): void => {
    files.delete(path)
    artifacts.delete(path)
  }
  for (const { name, isCommitted, changes } of outputs) {
    for (const { kind, path, previousPath, planned } of changes) {
      if (previousPath !== undefined) forget(previousPath)
      if (kind === 'removed' || kind === 'gone' || !isCommitted) forget(path)
      if (planned === undefined || !isCommitted || KEPT_KINDS.has(kind)) continue
      files.set(path, manifestFile(path, name, environment, planned.hash))
      artifacts.set(
        path,
        planned.artifacts.map((artifact) => manifestArtifact(path, artifact)),
      )
    }
  }
  return { sigmacast: version, files: [...files.values()], artifacts: [...artifacts.values()].flat() }
}

const manifestFile = (path: string, output: string, environment: string | undefined, hash: string): ManifestFile => ({
  path,
  output,
  ...(environment === undefined ? {} : { environment }),
  hash,
})

const manifestArtifact = (path: string, artifact: PlannedArtifact): ManifestArtifact => ({
  path,
  id: artifact.rule.id,
  rule: artifact.rule.file,
  ...(artifact.variant === null ? {} : { variant: artifact.variant }),
  target: artifact.target,
  format: artifact.format,
  name: artifact.name?.name ?? null,
  fidelity: artifact.fidelity,
  assumptions: artifact.assumptions,
  losses: artifact.losses,
  inputs: artifact.inputs,
  settings: artifact.settings,
  hash: hashText(artifact.text),
})
