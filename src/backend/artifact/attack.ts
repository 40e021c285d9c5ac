import { type AttackTechnique, tactics, techniques } from './attack.generated.js'

/** What the tags of a rule say in terms of ATT&CK: https://attack.mitre.org/tactics/enterprise/ */
export interface Attack {
  /** In the order of the tags; those that the techniques need and no tag names come last. */
  readonly tactics: readonly TacticUse[]
  /** Tags of the namespace `attack` that are neither a tactic, a technique, nor one of the things that artifacts do not name. */
  readonly unknown: readonly string[]
  /** All tags that are no tactic and no technique, whatever else they are, in their order. */
  readonly others: readonly string[]
}

/** A tactic with the techniques that the rule uses to that end. A technique that serves several ends stands under each. */
export interface TacticUse {
  /** Such as `TA0006`. */
  readonly id: string
  /** As the rule says it, if the tactic has had several names. */
  readonly name: string
  readonly techniques: readonly TechniqueUse[]
}

export interface TechniqueUse {
  /** Such as `T1528`. */
  readonly id: string
  readonly name: string
  /** Those that the rule names, such as `T1550.001`. */
  readonly subtechniques: readonly { readonly id: string; readonly name: string }[]
}

/**
 * The tactics and techniques among the tags of a rule.
 *
 * @example
 * const [tactic] = attackOf(['attack.credential-access', 'attack.t1528']).tactics
 * tactic.id // 'TA0006'
 * tactic.techniques // [{ id: 'T1528', name: 'Steal Application Access Token', subtechniques: [] }]
 */
export function attackOf(tags: readonly string[] = []): Attack {
  const named = new Map<string, string>()
  const used = new Map<string, AttackTechnique>()
  const unknown = new Set<string>()
  const others = new Set<string>()
  for (const tag of tags) {
    const [, text] = /^attack\.(.+)$/is.exec(tag) ?? []
    if (text === undefined || OTHERS.test(text)) {
      others.add(tag)
      continue
    }
    const tactic = tacticOf(text)
    const id = text.toUpperCase()
    const technique = Object.hasOwn(techniques, id) ? techniques[id] : undefined
    if (tactic !== undefined) named.set(tactic.id, moreTelling(named.get(tactic.id), tactic))
    else if (technique !== undefined) used.set(id, technique)
    else for (const found of [unknown, others]) found.add(tag)
  }
  for (const technique of used.values()) {
    const [first] = technique.tactics
    const isServing = [...named].some(([id, name]) => serves(technique, id, name))
    if (first !== undefined && !isServing) named.set(first, nameOf(first))
  }
  return {
    tactics: [...named].map(([id, name]) => ({ id, name, techniques: techniquesOf({ id, name }, used) })),
    unknown: [...unknown],
    others: [...others],
  }
}

/** Groups, software, data sources, mitigations and campaigns. */
const OTHERS = /^(?:[gsmc]|ds)\d{4}$/i

interface NamedTactic {
  readonly id: string
  readonly name: string
}

const nameOf = (id: string): string => tactics[id]?.[0] ?? id

/** By its id, or by any of the names that it has had. */
function tacticOf(text: string): NamedTactic | undefined {
  const id = text.toUpperCase()
  if (Object.hasOwn(tactics, id)) return { id, name: nameOf(id) }
  const words = text.toLowerCase().replace(/[-_]/g, ' ')
  for (const [known, names] of Object.entries(tactics)) {
    const name = names.find((one) => one.toLowerCase() === words)
    if (name !== undefined) return { id: known, name }
  }
  return undefined
}

/** Of two names of one tactic the former one, since a tag that is an id says nothing of names. */
const moreTelling = (before: string | undefined, { id, name }: NamedTactic): string =>
  before === undefined || before === nameOf(id) ? name : before

/** What was Defense Evasion is Stealth or Defense Impairment since version 19, and a rule that says Defense Evasion means both. */
const serves = ({ tactics: served }: AttackTechnique, id: string, name: string): boolean =>
  served.includes(id) || (name === 'Defense Evasion' && served.includes('TA0112'))

function techniquesOf(tactic: NamedTactic, used: ReadonlyMap<string, AttackTechnique>): readonly TechniqueUse[] {
  const found = new Map<string, { readonly id: string; readonly name: string }[]>()
  for (const [id, technique] of used) {
    if (!serves(technique, tactic.id, tactic.name)) continue
    const parent = id.slice(0, 5)
    const subtechniques = found.get(parent) ?? []
    found.set(parent, subtechniques)
    if (id !== parent) subtechniques.push({ id, name: technique.name })
  }
  return [...found].map(([id, subtechniques]) => ({ id, name: techniques[id]?.name ?? id, subtechniques }))
}
