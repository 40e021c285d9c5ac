import { constants } from './constants.mjs'
import { readJson } from './repository.mjs'

/** Returns the module with the names of ATT&CK, and the techniques that it has replaced. */
export async function attackNames() {
  const { version, tactics, techniques } = await readJson('src/backend/artifact/attack.json')
  const { replaced } = await readJson('src/check/data/attack-ids.json')
  return constants(
    'src/backend/artifact/attack',
    { attackVersion: version, tactics, techniques, replaced },
    `export interface AttackTechnique {
  readonly name: string
  /** Ids of the tactics. */
  readonly tactics: readonly string[]
}
/** The version of the lists, such as 19. */
export declare const attackVersion: string
/** The names of each tactic by its id, the current one first. */
export declare const tactics: Readonly<Record<string, readonly string[]>>
export declare const techniques: Readonly<Record<string, AttackTechnique>>
/** Techniques that ATT&CK no longer has, with their successors; empty for one that was removed. */
export declare const replaced: Readonly<Record<string, string>>
`,
  )
}
