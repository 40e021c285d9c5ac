import type { QuerySpan, SpannedText } from './query-span.js'

// Spans inside a text, so that they survive whatever a backend writes around it. Two characters enclose each span, and
// give the number of its predicate. Backends join texts by themselves and need not support spans.

/** The first characters of the private planes 15 and 16, which no keyboard has and no log contains. */
const OPEN = 0xf0000
const CLOSE = 0x100000
/** Numbers above it have no mark. */
const MAX_MARKED_PREDICATE = 0xfffd

const MARKS = /[\u{F0000}-\u{10FFFF}]/gu

/** Writes the spans of a text into it. Spans must be nested or apart. */
export function withMarks({ text, spans }: SpannedText): string {
  if (spans.length === 0) return text
  const ordered = [...spans].filter(({ predicate }) => predicate <= MAX_MARKED_PREDICATE).sort(outerFirst)
  const pieces: string[] = []
  const open: QuerySpan[] = []
  let at = 0
  const writeTo = (end: number): void => {
    pieces.push(text.slice(at, end))
    at = end
  }
  const closeUntil = (start: number): void => {
    for (let last = open.at(-1); last !== undefined && last.end <= start; last = open.at(-1)) {
      writeTo(last.end)
      pieces.push(String.fromCodePoint(CLOSE + last.predicate))
      open.pop()
    }
  }
  for (const span of ordered) {
    closeUntil(span.start)
    writeTo(span.start)
    pieces.push(String.fromCodePoint(OPEN + span.predicate))
    open.push(span)
  }
  closeUntil(text.length)
  writeTo(text.length)
  return pieces.join('')
}

const outerFirst = (a: QuerySpan, b: QuerySpan): number =>
  a.start - b.start || b.end - a.end || a.predicate - b.predicate

/**
 * Takes the marks out of a text. The spans are in the order of the text, outer ones first. Undefined if marks are not in
 * pairs, because something has cut the text.
 */
export function withoutMarks(marked: string): SpannedText | undefined {
  const pieces: string[] = []
  const spans: QuerySpan[] = []
  const open: { readonly predicate: number; readonly start: number }[] = []
  let [from, length] = [0, 0]
  for (const { 0: mark, index } of marked.matchAll(MARKS)) {
    pieces.push(marked.slice(from, index))
    length += index - from
    from = index + mark.length
    const code = mark.codePointAt(0) ?? 0
    if (code < CLOSE) open.push({ predicate: code - OPEN, start: length })
    else {
      const span = open.pop()
      if (span?.predicate !== code - CLOSE) return undefined
      spans.push({ ...span, end: length })
    }
  }
  pieces.push(marked.slice(from))
  return open.length > 0 ? undefined : { text: pieces.join(''), spans: spans.sort(outerFirst) }
}
