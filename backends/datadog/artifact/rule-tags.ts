import type { Attack } from '../../../src/backend/artifact/attack.js'
import { slugOf } from '../../../src/backend/artifact/slug.js'
import type { RuleHead } from '../../../src/backend/conversion.js'
import type { LogSource } from '../../../src/rule/rule.js'
import { MAX_TAG_LENGTH } from '../datadog-limits.js'

/**
 * The tags of a rule: its source, its tactics and techniques in Datadog's spelling, its other tags, then those of the
 * option.
 */
export function ruleTags(
  { metadata, logsources }: RuleHead,
  attack: Attack,
  extra: readonly string[],
): readonly string[] {
  const others = (metadata.tags ?? []).filter((tag) => attack.others.includes(tag))
  const tags = [
    ...logsources.flatMap((logsource) => sourceOf(logsource) ?? []).map((source) => `source:${source}`),
    'security:attack',
    ...attackTags(attack),
    ...others.map(withKey),
    ...(metadata.id === undefined ? [] : [`sigma_id:${metadata.id}`]),
  ]
  return [...new Set([...tags.filter((tag) => tag.trim() !== '').map(tagText), ...extra])]
}

/**
 * Datadog's ATT&CK map shows the first tactic with the first technique, so a tactic with a technique of the rule comes
 * first. Datadog's own rules name no subtechniques.
 */
function attackTags({ tactics }: Attack): readonly string[] {
  const used = [...tactics.filter(({ techniques }) => techniques.length > 0), ...tactics]
  return used.flatMap(({ id, name, techniques }) => [
    `tactic:${id}-${slugOf(name)}`,
    ...techniques.map((technique) => `technique:${technique.id}-${slugOf(technique.name)}`),
  ])
}

/** Datadog's `source` is the Sigma `service` for some products. */
const sourceOf = ({ product, service }: LogSource): string | undefined =>
  product === 'aws' && service === 'cloudtrail' ? service : product

/** The namespace of a Sigma tag becomes the key of a Datadog tag. */
const withKey = (tag: string): string => tag.replace('.', ':')

/** The tags of a rule that exceed the length limit. */
export const truncatedTags = (tags: readonly string[] = [], { others }: Attack): readonly string[] =>
  tags.filter((tag) => others.includes(tag) && [...allowed(withKey(tag))].length > MAX_TAG_LENGTH)

/** A tag of the rule, made valid for `checkTag`. */
const tagText = (tag: string): string => [...allowed(tag)].slice(0, MAX_TAG_LENGTH).join('').replace(/:+$/, '')

/** ATT&CK tags keep the capitals that Datadog's own rules use. */
function allowed(tag: string): string {
  const lower = /^(?:tactic:TA|technique:T)\d{4}-/.test(tag) ? tag : tag.toLowerCase()
  const text = lower.replace(/[^\p{L}\p{N}_:./-]/gu, '_')
  return /^\p{L}/u.test(text) ? text : `sigma:${text}`
}
