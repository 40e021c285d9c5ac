import type { Event } from '../../rule/yaml/events.generated.js'
import type { Span } from '../../text/source.js'
import type { Collection, LayoutComment } from './layout.js'

/** State of the reader of layouts. */
export interface Scanner {
  readonly text: string
  readonly events: readonly Event[]
  /** The index of the next event, and the offset up to which the text is read. */
  next: number
  at: number
  /** Collections that ended since the last entry, the innermost first: a comment may still belong to them. */
  closed: Collection[]
}

export const UNSUPPORTED = 'the formatter does not know this notation'

/** Thrown, and caught by `formatRules`, for YAML that keeps its layout. The message is the reason. */
export interface KeptLayout extends Error {
  readonly name: 'KeptLayout'
  readonly span: Span
}

export const keptLayout = (reason: string, span: Span): KeptLayout =>
  Object.assign(new Error(reason), { name: 'KeptLayout' as const, span })

export const isKeptLayout = (error: unknown): error is KeptLayout =>
  error instanceof Error && error.name === 'KeptLayout'

/** Creates the error for the place of the scanner. */
export const keepLayout = ({ at, text }: Scanner, reason: string): KeptLayout =>
  keptLayout(reason, { start: Math.min(at, Math.max(0, text.length - 1)), end: Math.min(at + 1, text.length) })

export interface Trivia {
  readonly comments: readonly LayoutComment[]
  /** True if a blank line follows the last comment. */
  readonly isApart: boolean
}

/** Reads white space and comments. */
export function readTrivia(scanner: Scanner): Trivia {
  const { text } = scanner
  const comments: LayoutComment[] = []
  for (;;) {
    const start = scanner.at
    const end = endOf(/[ \t\n]*/y, text, start)
    const breaks = text.slice(start, end).split('\n').length - 1
    const isApart = breaks > (start === 0 || text[start - 1] === '\n' ? 0 : 1)
    scanner.at = end
    if (text[end] !== '#') return { comments, isApart }
    scanner.at = endOf(/[^\n]*/y, text, end)
    comments.push({ text: text.slice(end, scanner.at).trimEnd(), column: columnOf(text, end), isApart })
  }
}

/**
 * Reads the comment on the rest of the line, if there is one, with the spaces before it: comments of several lines may
 * be aligned.
 */
export function readLineComment(scanner: Scanner): string | undefined {
  const from = scanner.at
  const start = endOf(/[ \t]*/y, scanner.text, scanner.at)
  if (scanner.text[start] !== '#') return undefined
  scanner.at = endOf(/[^\n]*/y, scanner.text, start)
  const spaces = scanner.text.slice(from, start)
  return `${/^ +$/.test(spaces) ? spaces : ' '}${scanner.text.slice(start, scanner.at).trimEnd()}`
}

/** Reads an indicator such as `-` or `:`, which is followed by white space. */
export function readIndicator(scanner: Scanner, indicator: string): void {
  if (!scanner.text.startsWith(indicator, scanner.at)) throw keepLayout(scanner, UNSUPPORTED)
  scanner.at += indicator.length
}

/** Matches a sticky expression, and returns the end of the match. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

export const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1)
