import { hasRepeatedText } from './has-repeated-text.js'

/** The part of a query that expresses a predicate, as a range of UTF-16 offsets. */
export interface QuerySpan {
  /** The number of the predicate in its rule. */
  readonly predicate: number
  readonly start: number
  readonly end: number
}

/** A text with the spans of the predicates that it expresses; empty if the predicates have no numbers. */
export interface SpannedText {
  readonly text: string
  readonly spans: readonly QuerySpan[]
}

const NONE: readonly QuerySpan[] = []

/** Gives the whole text to each of the predicates. */
export const spanned = (text: string, predicates: readonly number[] | undefined): SpannedText =>
  predicates === undefined
    ? { text, spans: NONE }
    : { text, spans: predicates.map((predicate) => ({ predicate, start: 0, end: text.length })) }

/**
 * Writes a text around another one, such as a negation; the spans move with the inner text. If that changes, each
 * predicate gets the whole text.
 */
export function spannedAround({ text, spans }: SpannedText, around: (text: string) => string): SpannedText {
  const whole = around(text)
  if (spans.length === 0) return { text: whole, spans: NONE }
  // The text before the inner one may contain it: a presence test can equal the predicate that it guards.
  const at = whole.lastIndexOf(text)
  if (at === -1) return spanned(whole, [...new Set(spans.map(({ predicate }) => predicate))])
  return { text: whole, spans: moved(spans, at) }
}

/** Joins texts; the spans move with them. */
export function joinSpanned(parts: readonly SpannedText[], separator: string): SpannedText {
  const text = parts.map((part) => part.text).join(separator)
  if (!parts.some(({ spans }) => spans.length > 0)) return { text, spans: NONE }
  let start = 0
  const spans = parts.flatMap((part) => {
    const own = moved(part.spans, start)
    start += part.text.length + separator.length
    return own
  })
  return { text, spans }
}

/** Keeps one of several parts with equal texts, with the spans of all of them. */
export function withoutEqualTexts<Part extends SpannedText>(parts: readonly Part[]): readonly Part[] {
  if (!hasRepeatedText(parts.map(({ text }) => text))) return parts
  const byText = new Map<string, Part>()
  for (const part of parts) {
    const same = byText.get(part.text)
    byText.set(part.text, same === undefined ? part : { ...part, spans: unitedSpans(same.spans, part.spans) })
  }
  return [...byText.values()]
}

const keyOf = ({ predicate, start, end }: QuerySpan): string => `${predicate} ${start} ${end}`

function unitedSpans(some: readonly QuerySpan[], others: readonly QuerySpan[]): readonly QuerySpan[] {
  if (others.length === 0) return some
  return [...new Map([...some, ...others].map((span) => [keyOf(span), span])).values()]
}

const moved = (spans: readonly QuerySpan[], by: number): readonly QuerySpan[] =>
  by === 0 ? spans : spans.map(({ predicate, start, end }) => ({ predicate, start: start + by, end: end + by }))
