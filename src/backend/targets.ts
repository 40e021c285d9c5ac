import type { Backend } from './backend.js'
import { type LoadedBackend, loadFormats } from './loaded-backend.js'

/** Every target by its name. */
export type Targets = ReadonlyMap<string, Backend>

/** Targets as a program gives them: by their names, or as a list. */
export type GivenTargets = Targets | readonly Backend[]

/** Every target by its name, with its formats loaded. */
export type LoadedTargets = ReadonlyMap<string, LoadedBackend>

/** Loads the formats of all targets. */
export const loadTargetFormats = async (targets: GivenTargets): Promise<LoadedTargets> => {
  const loaded = await Promise.all([...targets.values()].map(loadFormats))
  return new Map(loaded.map((backend) => [backend.name, backend]))
}
