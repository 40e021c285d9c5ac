import { attackOf } from '../../../src/backend/artifact/attack.js'
import { slugOf } from '../../../src/backend/artifact/slug.js'
import type { RuleHead } from '../../../src/backend/conversion.js'
import type { LogSource } from '../../../src/rule/rule.js'
import { LONGEST_TAG } from './check-tag.js'

/** The tags of a rule: its source, its tactics and techniques as Datadog writes them, then all others of the rule, and those of an option. */
export function ruleTags({ metadata, logsources }: RuleHead, extra: readonly string[]): readonly string[] {
  const others = (metadata.tags ?? []).filter((tag) => !isNamed(tag))
  const tags = [
    ...logsources.flatMap((logsource) => sourceOf(logsource) ?? []).map((source) => `source:${source}`),
    'security:attack',
    ...attackTags(metadata.tags),
    ...others.map(withKey),
    ...(metadata.id === undefined ? [] : [`sigma_id:${metadata.id}`]),
  ]
  return [...new Set([...tags.filter((tag) => tag.trim() !== '').map(tagText), ...extra])]
}

/**
 * Datadog's map of ATT&CK shows the first tactic with the first technique, so a tactic that the rule has a technique for comes first.
 * Its own rules name no subtechniques.
 */
function attackTags(tags: readonly string[] = []): readonly string[] {
  const { tactics } = attackOf(tags)
  const used = [...tactics.filter(({ techniques }) => techniques.length > 0), ...tactics]
  return used.flatMap(({ id, name, techniques }) => [
    `tactic:${id}-${slugOf(name)}`,
    ...techniques.map((technique) => `technique:${technique.id}-${slugOf(technique.name)}`),
  ])
}

/** True of a tag that is among those of `attackTags`. */
function isNamed(tag: string): boolean {
  const { tactics, unknown } = attackOf([tag])
  return tactics.length > 0 && unknown.length === 0
}

/** What Datadog calls a source is the service of some products. */
const sourceOf = ({ product, service }: LogSource): string | undefined =>
  product === 'aws' && service === 'cloudtrail' ? service : product

/** What is the namespace of a tag in Sigma is its key here. */
const withKey = (tag: string): string => tag.replace('.', ':')

/** True of a tag of a rule that is too long. */
export const isCut = (tag: string): boolean => !isNamed(tag) && [...allowed(withKey(tag))].length > LONGEST_TAG

/** A tag of the rule as `checkTag` has it. */
const tagText = (tag: string): string => [...allowed(tag)].slice(0, LONGEST_TAG).join('').replace(/:+$/, '')

/** Those of ATT&CK keep the capitals of Datadog's own. */
function allowed(tag: string): string {
  const lower = /^(?:tactic:TA|technique:T)\d{4}-/.test(tag) ? tag : tag.toLowerCase()
  const text = lower.replace(/[^\p{L}\p{N}_:./-]/gu, '_')
  return /^\p{L}/u.test(text) ? text : `sigma:${text}`
}
