import { techniques } from './attack.generated.js'

/** The name of the tactic that version 19 of ATT&CK replaced by Stealth, which has its id, and Defense Impairment. */
export const DEFENSE_EVASION = 'Defense Evasion'

const STEALTH = 'TA0005'
const DEFENSE_IMPAIRMENT = 'TA0112'

/** Its techniques that version 19 put into neither of its two parts. */
const LEFT_OUT: ReadonlySet<string> = new Set(['T1548', 'T1550', 'T1610'])

/** True if a technique belonged to Defense Evasion, and belongs to neither of its parts. */
export const isLeftOut = (id: string): boolean => LEFT_OUT.has(id.slice(0, 'T0000'.length))

/**
 * Returns the ids of the tactics that Defense Evasion stands for in a rule with these techniques: the parts that they
 * serve. It is `TA0005`, whose id it had, if they serve neither.
 *
 * https://attack.mitre.org/resources/updates/updates-april-2026/
 *
 * @example
 * partsOfDefenseEvasion(['T1685']) // ['TA0112']
 */
export function partsOfDefenseEvasion(ids: Iterable<string>): readonly string[] {
  const used = [...ids]
  const isServed = (part: string): boolean => used.some((id) => techniques[id]?.tactics.includes(part))
  if (!isServed(DEFENSE_IMPAIRMENT)) return [STEALTH]
  return isServed(STEALTH) || used.some(isLeftOut) ? [STEALTH, DEFENSE_IMPAIRMENT] : [DEFENSE_IMPAIRMENT]
}
