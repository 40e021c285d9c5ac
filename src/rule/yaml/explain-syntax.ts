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
    'the indentation of this item does not match any list above it',
    'start all items of a list in the same column',
  ],
  [
    /^(?:bad|deficient) indentation/,
    'the indentation of this line does not match any line above it',
    'start all keys of a map in the same column',
  ],
  [/^tab characters/, 'this line is indented with a tab', 'indent with spaces'],
  [
    /flow collection|missed comma/,
    'incomplete list in `[]` or map in `{}`',
    'separate its items with commas and close it, or quote a string that begins with `[` or `{`',
  ],
  [/^directives? |TAG|%YAML/, 'a line that begins with `%` is a YAML directive', 'remove the line'],
  [
    /quoted scalar$/,
    'missing closing quotation mark',
    "add the closing quotation mark; inside single quotes, write `''` for `'`",
  ],
  [/multiline key|expected ':'|end of the stream or a document/, 'expected a key and a colon', 'write `key: value`'],
  [/whitespace character is expected/, 'missing space after the colon', 'write `key: value`'],
]
