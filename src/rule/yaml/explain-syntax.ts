import type { Span } from '../../text/source.js'
import { MAX_LINE_LENGTH } from '../reading-limits.js'
import { mistakes } from './syntax-mistakes.js'

/** A mistake of an author that makes the YAML malformed, in terms of the author. */
export interface SyntaxMistake {
  /** Offsets in the whole text. */
  readonly span: Span
  readonly reason: string
  readonly help: string | undefined
}

/** A failure of the parser: the text that was parsed, and the place in it. */
export interface Failure {
  readonly text: string
  /** The parser's message. */
  readonly reason: string
  /** The offset at which the parser failed. */
  readonly offset: number
  /** The span of the malformed document. */
  readonly document: Span
  /** The line of `offset`, and the offset of its start. */
  readonly line: string
  readonly lineStart: number
}

/**
 * Explains a syntax error by the most likely mistake of the author. The parser only knows where it failed, which may
 * be lines after the mistake, and which token it expected.
 */
export function explainSyntax(failure: Failure): SyntaxMistake {
  for (const mistake of failure.line.length > MAX_LINE_LENGTH ? [] : mistakes) {
    const explanation = mistake(failure)
    if (explanation !== undefined) return explanation
  }
  const { offset, reason } = failure
  const plain = plainReasons.find(([pattern]) => pattern.test(reason))
  return { span: { start: offset, end: offset + 1 }, reason: plain?.[1] ?? reason, help: plain?.[2] }
}

/** Plain messages for parser errors that match no typical mistake. */
const plainReasons: readonly (readonly [pattern: RegExp, reason: string, help?: string])[] = [
  [
    /^bad indentation of a sequence/,
    'the indentation of this item fits no list above it',
    'begin all items of a list in the same column',
  ],
  [
    /^(?:bad|deficient) indentation/,
    'the indentation of this line fits no line above it',
    'begin all keys of a map in the same column',
  ],
  [/^tab characters/, 'a tab indents this line', 'indent with blanks'],
  [
    /flow collection|missed comma/,
    'a list in `[]` or a map in `{}` is not complete here',
    'separate its parts with commas, close it, or put a text that begins with `[` or `{` in quotes',
  ],
  [/^directives? |TAG|%YAML/, 'a line that begins with `%` is a directive of YAML', 'remove the line'],
  [/quoted scalar$/, 'a quotation mark is not closed', "close it; inside single quotes write `''` for `'`"],
  [
    /multiline key|expected ':'|end of the stream or a document/,
    'a key and a colon should stand here',
    'write `key: value`',
  ],
  [/whitespace character is expected/, 'a blank is missing after the colon', 'write `key: value`'],
]
