import { replaced, tactics, techniques } from '../../backend/artifact/attack.generated.js'

/** A tactic of the matrix, or a technique or subtechnique in it. */
export interface AttackName {
  readonly id: string
  readonly name: string
}

export interface MatrixTactic extends AttackName {
  /** The ids of its techniques, sorted by name. */
  readonly techniques: readonly string[]
}

export interface MatrixTechnique extends AttackName {
  /** The ids of its tactics, in the order of the matrix. */
  readonly tactics: readonly string[]
  /** Sorted by id. */
  readonly subtechniques: readonly AttackName[]
}

const isSubtechnique = (id: string): boolean => id.includes('.')
const parentOf = (id: string): string => id.slice(0, 'T0000'.length)
const nameOf = (id: string): string => techniques[id]?.name ?? id
const tacticsOf = (id: string): readonly string[] => techniques[id]?.tactics ?? []
const byName = (a: AttackName, b: AttackName): number => (a.name < b.name ? -1 : 1)

const currentIds = Object.keys(techniques).sort()

/** The techniques of ATT&CK for Enterprise without subtechniques, by id. */
export const matrixTechniques: ReadonlyMap<string, MatrixTechnique> = new Map(
  currentIds
    .filter((id) => !isSubtechnique(id))
    .map((id) => [
      id,
      {
        id,
        name: nameOf(id),
        tactics: Object.keys(tactics).filter((tactic) => tacticsOf(id).includes(tactic)),
        subtechniques: currentIds
          .filter((other) => isSubtechnique(other) && parentOf(other) === id)
          .map((other) => ({ id: other, name: nameOf(other) })),
      },
    ]),
)

/** The tactics of ATT&CK for Enterprise in the order of the matrix. */
export const matrixTactics: readonly MatrixTactic[] = Object.entries(tactics).map(([id, [name = id]]) => ({
  id,
  name,
  techniques: [...matrixTechniques.values()]
    .filter((technique) => technique.tactics.includes(id))
    .sort(byName)
    .map((technique) => technique.id),
}))

/**
 * Says whether ATT&CK has a technique: as it is, under another id, no longer, or never.
 *
 * @example
 * techniqueStatus('T1562.001') // { kind: 'replaced', by: 'T1685' }
 */
export function techniqueStatus(id: string): TechniqueStatus {
  if (Object.hasOwn(techniques, id)) return { kind: 'current' }
  const successor = Object.hasOwn(replaced, id) ? replaced[id] : undefined
  if (successor === undefined) return { kind: 'unknown' }
  return successor === '' ? { kind: 'removed' } : { kind: 'replaced', by: successor }
}

export type TechniqueStatus =
  | { readonly kind: 'current' }
  | { readonly kind: 'replaced'; readonly by: string }
  | { readonly kind: 'removed' | 'unknown' }
