import type { Span } from '../../text/source.js'
import { MAX_LINE_LENGTH } from '../reading-limits.js'
import type { Cause } from './events.generated.js'
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
  /** The reason for the failure. */
  readonly cause: Exclude<Cause, 'depth'>
  /** The offset at which the parser failed. */
  readonly offset: number
  /** The span of the malformed document. */
  readonly document: Span
  /** The line of `offset`, and the offset of its start. */
  readonly line: string
  readonly lineStart: number
}

/** Recognizes one kind of mistake; `undefined` for any other failure. */
export type Mistake = (failure: Failure) => SyntaxMistake | undefined

/**
 * Explains a syntax error by the most likely mistake of the author. The parser only knows where it failed, which may
 * be lines after the mistake, and which token it expected.
 */
export function explainSyntax(failure: Failure): SyntaxMistake {
  for (const mistake of failure.line.length > MAX_LINE_LENGTH ? [] : mistakes) {
    const explanation = mistake(failure)
    if (explanation !== undefined) return explanation
  }
  const [reason, help] = plainReasons[failure.cause]
  return { span: { start: failure.offset, end: failure.offset + 1 }, reason, help }
}

const flow = [
  'incomplete list in `[]` or map in `{}`',
  'separate its items with commas and close it, or quote a string that begins with `[` or `{`',
] as const

const indentation = [
  'the indentation of this line does not match any line above it',
  'start all keys of a map in the same column',
] as const

/** Plain messages for failures that match no typical mistake. */
const plainReasons: Readonly<Record<Failure['cause'], readonly [reason: string, help?: string]>> = {
  'control-character': ['YAML does not allow this control character', 'remove it'],
  directive: ['a line that begins with `%` is a YAML directive', 'remove the line'],
  tag: ['a value that begins with `!` has a YAML tag', 'put the value in single quotes'],
  anchor: ['a value that begins with `&` has a YAML anchor', 'put the value in single quotes'],
  alias: ['a value that begins with `*` is a YAML alias', 'put the value in single quotes'],
  quotes: [
    'missing closing quotation mark',
    "add the closing quotation mark; inside single quotes, write `''` for `'`",
  ],
  escape: ['invalid escape sequence', 'use single quotes'],
  'block-header': ['unexpected text after `|` or `>`', 'begin the text on the next line'],
  comma: flow,
  item: ['missing item before the comma', 'remove the comma, or quote a string that begins with it'],
  brackets: flow,
  tab: ['this line is indented with a tab', 'indent with spaces'],
  'list-indentation': [
    'the indentation of this item does not match any list above it',
    'start all items of a list in the same column',
  ],
  'map-indentation': indentation,
  indentation,
  colon: ['missing space after the colon', 'write `key: value`'],
  key: ['expected a key and a colon', 'write `key: value`'],
  document: ['the document cannot be read'],
}
