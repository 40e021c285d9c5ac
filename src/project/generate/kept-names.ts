import type { Project } from '../config/project.js'
import type { ManifestArtifact } from '../manifest/manifest.js'
import type { Ownership } from './compare-output.js'
import { namePlace, sharedNameConflict } from './name-place.js'
import { failed, type PlacedDocument, ruleOf } from './placed-document.js'

/**
 * Returns the artifacts in files that this run does not write: those of other outputs and environments.
 *
 * @param names the outputs of the run; undefined for all
 */
export const keptArtifacts = (
  { outputs, filesBeside, artifactsAt }: Ownership,
  names: readonly string[] | undefined,
): readonly ManifestArtifact[] => filesBeside(names ?? outputs).flatMap(({ path }) => artifactsAt(path))

/** Rejects artifacts whose name is taken in the same folder by a file that this run does not write. */
export async function withoutKeptNames(
  placed: readonly PlacedDocument[],
  kept: readonly ManifestArtifact[],
  targets: Project['targets'],
): Promise<readonly PlacedDocument[]> {
  const planned = new Set(placed.map(({ path }) => path))
  const pathByName = new Map<string, string>()
  for (const artifact of kept) {
    const place = namePlace(artifact, artifact.path, targets)
    if (place !== undefined && artifact.name !== null && !planned.has(artifact.path))
      pathByName.set(keyOf(place, artifact.name), artifact.path)
  }
  if (pathByName.size === 0) return placed
  return Promise.all(
    placed.map(async (document) => {
      const { artifact, path } = document
      const place = artifact && namePlace(artifact, path, targets)
      if (place === undefined || !artifact?.name) return document
      const other = pathByName.get(keyOf(place, artifact.name.name))
      if (other === undefined) return document
      const rule = await ruleOf(document.document)
      return failed(document, rule && sharedNameConflict(rule, artifact.name, other, IF_STALE))
    }),
  )
}

const IF_STALE = '; if that file is out of date, generate its output or environment first'

const keyOf = (place: string, name: string): string => JSON.stringify([place, name])
