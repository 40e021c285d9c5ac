import { assumingAll, type Rendering, singleLine, unsupported, wider } from '../../src/dialect/rendering.js'
import type { Assumption } from '../../src/ir/assumptions.js'
import { hasCase, isAnything, type Pattern, someText } from '../../src/ir/pattern.js'
import type { RegexPatterns } from '../../src/ir/regex-patterns.js'
import { mayBeStatus } from './log-status.js'
import { isWritable, toWritable, value } from './value.js'
import { searchWords } from './word-search.js'

/** Kind of field: a tag, the message (searched by words), the status, or any other field (searched by whole values). */
export type FieldKind = 'tag' | 'message' | 'status' | 'other'

/** Tests whether the field has a value. */
export function hasValue(field: string, kind: FieldKind, pattern: Pattern, cased: boolean): Rendering {
  const isOrdinary = (kind === 'other' || kind === 'tag') && pattern.length > 0
  // Nearly every value is such a one: the general way takes another fifth of the time of a query.
  if (!isOrdinary || isAnything(pattern) || !isWritable(pattern))
    return oneOf(field, kind, { patterns: [pattern], cased, overLines: 'same' })
  const ignoresCase = kind === 'other' && !cased
  const item = value(kind === 'tag' && !cased ? lowered(pattern) : pattern)
  return assumingAll(textOf(field, [item]), ignoresCase && someText(pattern, hasCase) ? LETTER_CASE : NONE)
}

const NONE: readonly Assumption[] = []
const LETTER_CASE: readonly Assumption[] = ['letter-case']

/** Tests whether the field has one of the patterns. */
export function oneOf(field: string, kind: FieldKind, { patterns, cased, overLines }: RegexPatterns): Rendering {
  const [only] = patterns
  if (patterns.some(isAnything)) return `${field}:*`
  if (kind === 'message') {
    return patterns.length === 1 && only !== undefined && overLines === 'same'
      ? searchWords('message:', only, cased)
      : unsupported('Datadog searches text word by word')
  }
  if (patterns.some((pattern) => pattern.length === 0))
    return unsupported('Datadog does not document how to search for empty values')
  if (kind === 'status' && !patterns.every(mayBeStatus)) return unsupported(OTHER_STATUS)
  const isWider = !patterns.every(isWritable)
  const items = isWider ? listItems(kind, patterns.map(toWritable), cased) : listItems(kind, patterns, cased)
  const needsCaseAssumption = kind !== 'tag' && !cased && patterns.some((pattern) => someText(pattern, hasCase))
  const assumptions = (needsCaseAssumption ? LETTER_CASE : NONE).concat(singleLine(overLines, isWider))
  const text = textOf(field, items)
  return isWider
    ? wider(text, 'Datadog log search cannot express control characters', ...assumptions)
    : assumingAll(text, assumptions)
}

/** A field with its values. Trimming the query would remove a space at its end. */
function textOf(field: string, items: readonly string[]): string {
  const [first = ''] = items
  return items.length > 1 || first.trimEnd() !== first ? list(field, items) : `${field}:${first}`
}

const OTHER_STATUS = 'Datadog replaces the status of a log with one of its own; map it to another attribute'

/** The list items for patterns that have a notation. */
export function listItems(kind: FieldKind, patterns: readonly Pattern[], cased: boolean): readonly string[] {
  const items = patterns.map((pattern) => value(kind === 'tag' && !cased ? lowered(pattern) : pattern))
  return items.length < 2 ? items : [...new Set(items)]
}

/**
 * A list of values. A value that begins with NOT goes next to the list: inside parentheses, the query parser that
 * Datadog has published reads `NOT*` as a negation of `*`.
 *
 * https://vector.dev/docs/reference/vrl/functions/#match_datadog_query
 */
export function list(field: string, items: readonly string[]): string {
  const separate = items.filter(beginsWithNot)
  if (separate.length === 0) return `${field}:(${items.join(' OR ')})`
  const listed = items.filter((item) => !beginsWithNot(item))
  const parts = [...(listed.length > 1 ? [`(${listed.join(' OR ')})`] : listed), ...separate]
  return `(${parts.map((part) => `${field}:${part}`).join(' OR ')})`
}

const beginsWithNot = (item: string): boolean => item.startsWith('NOT')

/** Datadog converts tags to lower case on ingestion: https://docs.datadoghq.com/getting_started/tagging/ */
const lowered = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part))
