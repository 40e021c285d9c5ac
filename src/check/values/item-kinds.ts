import type { WrittenItem } from '../written-items.js'

/** Modifiers that leave a text a pattern with wildcards. */
const PATTERN_MODIFIERS: ReadonlySet<string> = new Set([
  'contains',
  'startswith',
  'endswith',
  'all',
  'cased',
  'neq',
  'windash',
])

/** True if the values of an item are patterns with wildcards, which no modifier encodes. */
export const hasPatterns = ({ modifiers }: WrittenItem): boolean =>
  modifiers.every((name) => PATTERN_MODIFIERS.has(name))

/** True if the values of an item are regular expressions as written. */
export const hasRegexes = ({ modifiers }: WrittenItem): boolean =>
  modifiers.includes('re') && modifiers.every((name) => REGEX_MODIFIERS.has(name))

const REGEX_MODIFIERS: ReadonlySet<string> = new Set(['re', 'i', 'm', 's', 'all', 'neq'])

/** Returns the flags of the regular expressions of an item, in order. */
export const flagsOf = ({ modifiers }: WrittenItem): string =>
  ['i', 'm', 's'].filter((flag) => modifiers.includes(flag)).join('')
