import type { Target } from '../backend.js'
import type { ArtifactName } from '../format.js'
import { platformOf } from '../platform.js'
import { namesOf } from './track-names.js'

/** The name under which a platform saves an artifact. */
export interface SavedName {
  readonly kind: string
  /** Equal for two artifacts of which the platform keeps one. */
  readonly key: string
}

/** Returns the name under which the platform of a target saves an artifact; undefined if it has no name. */
export function savedName(target: Pick<Target, 'name' | 'platform'>, name: ArtifactName | null): SavedName | undefined {
  const own = namesOf(name).at(-1)
  return own && { kind: own.kind, key: JSON.stringify([platformOf(target), own.kind, own.name]) }
}
