import { isTag, normalTag } from '../../rule/metadata/normal-tag.js'
import { tacticNames } from '../metadata/attack-tactics.js'

/**
 * Returns a tag in the form of the specification, with its namespace where the name shows it. Returns `undefined` if
 * the namespace is unknown.
 *
 * @example
 * standardTag('T1059.001') // 'attack.t1059.001'
 * standardTag('Initial Access') // 'attack.initial-access'
 * standardTag('CVE-2021-44228') // 'cve.2021-44228'
 * standardTag('ransomware') // undefined
 */
export function standardTag(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  if (ATTACK_ID.test(name) || tacticNames.includes(name)) return `attack.${name}`
  const cve = /^cve-(\d{4}-\d{4,})$/.exec(name)?.[1]
  if (cve !== undefined) return `cve.${cve}`
  const tag = normalTag(text)
  return isTag(tag) ? tag : undefined
}

/** A technique, a group, software or a tactic. */
const ATTACK_ID = /^(?:t\d{4}(?:\.\d{3})?|[gs]\d{4}|ta\d{4})$/
