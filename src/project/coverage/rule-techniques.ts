import { partsOfDefenseEvasion } from '../../backend/artifact/defense-evasion.js'
import { tacticIdOf } from '../../check/metadata/attack-tactics.js'
import { techniqueStatus } from './attack-matrix.js'
import type { OutdatedTag } from './coverage.js'

/** The tactics and techniques that the tags of a rule name. */
export interface RuleTechniques {
  /** The ids of the tactics that it names. */
  readonly tactics: ReadonlySet<string>
  /** The ids of techniques and subtechniques. A replaced technique has its present id. */
  readonly techniques: ReadonlySet<string>
  readonly outdated: readonly Pick<OutdatedTag, 'tag' | 'kind'>[]
}

/** Groups, software, mitigations, campaigns, data sources, assets and detections. */
const OTHER_IDS = /^(?:[gsmca]|ds|dc|det|an)\d{4}$/

/**
 * Returns the tactics and techniques among the tags of a rule.
 *
 * @example
 * [...techniquesOf(['attack.t1562.001']).techniques] // ['T1685']
 */
export function techniquesOf(tags: readonly string[]): RuleTechniques {
  const tactics = new Set<string>()
  const techniques = new Set<string>()
  const outdated: Pick<OutdatedTag, 'tag' | 'kind'>[] = []
  let namesDefenseEvasion = false
  for (const tag of new Set(tags.map((text) => text.toLowerCase()))) {
    const name = /^attack\.(.+)$/s.exec(tag)?.[1]
    if (name === undefined || OTHER_IDS.test(name)) continue
    const tactic = tacticIdOf(name)
    const id = name.toUpperCase()
    if (tactic !== undefined) {
      if (name === 'defense-evasion') namesDefenseEvasion = true
      else tactics.add(tactic)
      continue
    }
    const status = techniqueStatus(id)
    if (status.kind === 'current') techniques.add(id)
    else outdated.push({ tag, kind: status.kind })
    if (status.kind === 'replaced') techniques.add(status.by)
  }
  const parts = namesDefenseEvasion ? partsOfDefenseEvasion(techniques) : []
  return { tactics: new Set([...tactics, ...parts]), techniques, outdated }
}
