import {
  type Assumption,
  assuming,
  type Rendering,
  singleLine,
  unsupported,
  wider,
} from '../../src/dialect/rendering.js'
import { hasCase, isAny, type Pattern, someText } from '../../src/ir/pattern.js'
import type { RegexPatterns } from '../../src/ir/regex-patterns.js'
import { isWritable, value, writable } from './value.js'
import { words } from './word-search.js'

/** Kind of field: a tag, the message (searched by words), or any other field (searched by whole values). */
export type Place = 'tag' | 'message' | 'other'

/** Tests whether the field has one of the patterns. */
export function oneOf(field: string, place: Place, { patterns, cased, overLines }: RegexPatterns): Rendering {
  const [only] = patterns
  if (patterns.some(isPresence)) return `${field}:*`
  if (place === 'message') {
    return patterns.length === 1 && only !== undefined && overLines === 'same'
      ? words('message:', only, cased)
      : unsupported('Datadog searches text word by word')
  }
  if (patterns.some((pattern) => pattern.length === 0))
    return unsupported('Datadog does not document how to search for empty values')
  const items = listItems(place, patterns, cased)
  const isWider = !patterns.every(isWritable)
  const minded = place === 'other' && !cased && patterns.some((pattern) => someText(pattern, hasCase))
  const assumptions: readonly Assumption[] = [
    ...(minded ? (['letter-case'] as const) : []),
    ...singleLine(overLines, isWider),
  ]
  // Trimming the query would remove a space at its end.
  const text = items.length > 1 || /\s$/.test(items.join()) ? list(field, items) : `${field}:${items.join()}`
  return isWider
    ? wider(text, 'Datadog log search cannot express control characters', ...assumptions)
    : assuming(text, ...assumptions)
}

/** The list items for the patterns. */
export const listItems = (place: Place, patterns: readonly Pattern[], cased: boolean): readonly string[] => [
  ...new Set(patterns.map((pattern) => value(writable(place === 'tag' && !cased ? lowered(pattern) : pattern)))),
]

/**
 * A list of values. A value that begins with NOT goes next to the list: inside parentheses, the query parser that
 * Datadog has published reads `NOT*` as a negation of `*`.
 *
 * https://vector.dev/docs/reference/vrl/functions/#match_datadog_query
 */
export function list(field: string, items: readonly string[]): string {
  const beside = items.filter(beginsWithNot)
  if (beside.length === 0) return `${field}:(${items.join(' OR ')})`
  const listed = items.filter((item) => !beginsWithNot(item))
  const parts = [...(listed.length > 1 ? [`(${listed.join(' OR ')})`] : listed), ...beside]
  return `(${parts.map((part) => `${field}:${part}`).join(' OR ')})`
}

const beginsWithNot = (item: string): boolean => item.startsWith('NOT')

export const isPresence = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])

/** Datadog converts tags to lower case on ingestion: https://docs.datadoghq.com/getting_started/tagging/ */
const lowered = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part))
