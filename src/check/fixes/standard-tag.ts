import { tactics } from '../../backend/artifact/attack.generated.js'
import { isTag, normalTag } from '../../rule/metadata/read-tag.js'

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
  const tag = normalTag(text)
  if (isTag(tag)) return tag
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  if (/^(?:t\d{4}(?:\.\d{3})?|[gs]\d{4}|ta\d{4})$/.test(name) || TACTICS.has(name)) return `attack.${name}`
  const cve = /^cve-(\d{4}-\d{4,})$/.exec(name)?.[1]
  return cve === undefined ? undefined : `cve.${cve}`
}

/** The names of all tactics, also former ones, as tags write them. */
const TACTICS: ReadonlySet<string> = new Set(
  Object.values(tactics).flatMap((names) => names.map((name) => name.toLowerCase().replaceAll(' ', '-'))),
)
