import type { Span } from '../text/source.js'

/** A position in a regular expression that is being read. */
export interface RegexScanner {
  readonly source: string
  at: number
  /** The number of open groups. */
  depth: number
}

/** A mistake in a regular expression, with its range. */
export interface RegexSyntaxError extends SyntaxError, Span {}

/** Throws at a part of the expression: from `start` to the position of the scanner. */
export const fail = ({ at }: RegexScanner, because: string, start: number, end = at): never =>
  refuse(because, { start, end })

/** Throws at a part of the expression. */
export function refuse(because: string, { start, end }: Span): never {
  throw Object.assign(new SyntaxError(because), { start, end })
}

export const isRegexSyntaxError = (problem: unknown): problem is RegexSyntaxError =>
  problem instanceof SyntaxError && 'start' in problem

/** Reads a sticky expression at the position. Returns null, and stays there, if it does not match. */
export function take(scanner: RegexScanner, sticky: RegExp): RegExpExecArray | null {
  sticky.lastIndex = scanner.at
  const match = sticky.exec(scanner.source)
  if (match !== null) scanner.at = sticky.lastIndex
  return match
}

/** Reads a text at the position. Returns false, and stays there, if another text is there. */
export function skip(scanner: RegexScanner, text: string): boolean {
  const isThere = scanner.source.startsWith(text, scanner.at)
  if (isThere) scanner.at += text.length
  return isThere
}

/** Returns a node without further properties, with its range from `start` to the position. */
export const placed = <Kind extends string>({ at }: RegexScanner, kind: Kind, start: number) => ({
  kind,
  start,
  end: at,
})

/** The content of a sequence without parts: of a comment, for instance. */
export const NOTHING = { kind: 'sequence', of: [] } as const
