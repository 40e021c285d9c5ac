import { once } from '../../text/once.js'
import { type AttackTechnique, replaced, tactics, techniques } from './attack.generated.js'
import { DEFENSE_EVASION, isLeftOut, partsOfDefenseEvasion } from './defense-evasion.js'

/** The tags of a rule as ATT&CK tactics and techniques: https://attack.mitre.org/tactics/enterprise/ */
export interface Attack {
  /** In the order of the tags. Tactics that only follow from techniques come last. */
  readonly tactics: readonly TacticUse[]
  /** Tags of the namespace `attack` that are neither a tactic, nor a technique, nor of a kind that artifacts omit. */
  readonly unknown: readonly string[]
  /** All tags that are neither a tactic nor a technique, in their order. */
  readonly others: readonly string[]
}

/**
 * A tactic with the techniques that the rule uses for it. A technique of several tactics appears under each of them.
 */
export interface TacticUse {
  /** For example `TA0006`. */
  readonly id: string
  /** The name that the rule uses, if the tactic has had several. */
  readonly name: string
  readonly techniques: readonly TechniqueUse[]
}

/** A technique that a rule names, with those of its subtechniques that the rule names. */
export interface TechniqueUse {
  /** For example `T1528`. */
  readonly id: string
  readonly name: string
  /** The subtechniques in the tags, such as `T1550.001`. */
  readonly subtechniques: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Returns the tactics and techniques among the tags of a rule. A technique that ATT&CK has replaced is its successor.
 *
 * @example
 * const [tactic] = attackOf(['attack.credential-access', 'attack.t1528']).tactics
 * tactic.id // 'TA0006'
 * tactic.techniques // [{ id: 'T1528', name: 'Steal Application Access Token', subtechniques: [] }]
 */
export function attackOf(tags: readonly string[] = []): Attack {
  const tagged: NamedTactic[] = []
  const used = new Map<string, AttackTechnique>()
  const unknown = new Set<string>()
  const others = new Set<string>()
  for (const tag of tags) {
    const [, text] = /^attack\.(.+)$/is.exec(tag) ?? []
    if (text === undefined || OMITTED_IDS.test(text)) {
      others.add(tag)
      continue
    }
    const tactic = tacticOf(text)
    const id = currentId(text.toUpperCase())
    const technique = Object.hasOwn(techniques, id) ? techniques[id] : undefined
    if (tactic !== undefined) tagged.push(tactic)
    else if (technique !== undefined) used.set(id, technique)
    else for (const target of [unknown, others]) target.add(tag)
  }
  const named = namesOf(tagged, [...used.keys()])
  for (const [technique, facts] of used) {
    const [first] = facts.tactics
    const isServing = [...named].some(([id, name]) => serves(technique, facts, { id, name }))
    if (first !== undefined && !isServing) named.set(first, nameOf(first))
  }
  return {
    tactics: [...named].map(([id, name]) => ({ id, name, techniques: techniquesOf({ id, name }, used) })),
    unknown: [...unknown],
    others: [...others],
  }
}

/** Returns the names of the tactics by their ids. Techniques decide which tactics Defense Evasion stands for. */
function namesOf(tagged: readonly NamedTactic[], used: readonly string[]): Map<string, string> {
  const named = new Map<string, string>()
  for (const tactic of tagged) {
    const ids = tactic.name === DEFENSE_EVASION ? partsOfDefenseEvasion(used) : [tactic.id]
    for (const id of ids) {
      named.set(id, id === tactic.id ? preferredName(named.get(id), tactic) : nameOf(id))
    }
  }
  return named
}

/** Ids of groups, software, data sources, mitigations and campaigns. */
const OMITTED_IDS = /^(?:[gsmc]|ds)\d{4}$/i

/** Returns the successor of a technique that ATT&CK has replaced, and any other id as it is. */
const currentId = (id: string): string => (Object.hasOwn(replaced, id) && replaced[id]) || id

interface NamedTactic {
  readonly id: string
  readonly name: string
}

const nameOf = (id: string): string => tactics[id]?.[0] ?? id

/** Finds a tactic by its id, or by any of its present and former names. */
function tacticOf(text: string): NamedTactic | undefined {
  const id = text.toUpperCase()
  if (Object.hasOwn(tactics, id)) return { id, name: nameOf(id) }
  return tacticsByName().get(text.toLowerCase().replace(/[-_]/g, ' '))
}

/** Returns the tactics by their present and former names in lower case. The first tactic with a name has it. */
const tacticsByName = once((): ReadonlyMap<string, NamedTactic> => {
  const found = new Map<string, NamedTactic>()
  for (const [id, names] of Object.entries(tactics)) {
    for (const name of names) {
      const key = name.toLowerCase()
      if (!found.has(key)) found.set(key, { id, name })
    }
  }
  return found
})

/** Prefers the former name of a tactic, since a tag with an id does not choose a name. */
const preferredName = (before: string | undefined, { id, name }: NamedTactic): string =>
  before === undefined || before === nameOf(id) ? name : before

/** True if a technique serves a tactic. Defense Evasion also has the techniques that its parts left out. */
const serves = (technique: string, { tactics: served }: AttackTechnique, { id, name }: NamedTactic): boolean =>
  served.includes(id) || (name === DEFENSE_EVASION && isLeftOut(technique))

const parentOf = (technique: string): string => technique.slice(0, 'T0000'.length)

function techniquesOf(tactic: NamedTactic, used: ReadonlyMap<string, AttackTechnique>): readonly TechniqueUse[] {
  const byParent = new Map<string, { readonly id: string; readonly name: string }[]>()
  for (const [id, technique] of used) {
    if (!serves(id, technique, tactic)) continue
    const parent = parentOf(id)
    const subtechniques = byParent.get(parent) ?? []
    byParent.set(parent, subtechniques)
    if (id !== parent) subtechniques.push({ id, name: technique.name })
  }
  return [...byParent].map(([id, subtechniques]) => ({ id, name: techniques[id]?.name ?? id, subtechniques }))
}
