import { tactics } from '../../backend/artifact/attack.generated.js'

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-')

/** The ids of the tactics, by each of their names in tags. */
const IDS: ReadonlyMap<string, string> = new Map(
  Object.entries(tactics).flatMap(([id, names]) => names.map((name) => [slug(name), id] as const)),
)

/** The names of all tactics in tags, also former ones. */
export const tacticNames: readonly string[] = [...IDS.keys()]

/**
 * Returns the id of the tactic that a tag names, by its name or its id.
 *
 * @example
 * tacticIdOf('initial-access') // 'TA0001'
 */
export function tacticIdOf(name: string): string | undefined {
  const id = name.toUpperCase()
  return Object.hasOwn(tactics, id) ? id : IDS.get(name)
}

/** Returns the tag of a tactic, with the name that the specification lists. */
export function tacticTag(id: string): string {
  // The specification has the names from before version 19, which split Defense Evasion.
  const name = id === 'TA0112' ? tactics.TA0005?.at(-1) : tactics[id]?.at(-1)
  return `attack.${slug(name ?? id)}`
}
