import { ANY, joined } from '../elastic/elastic-pattern.js'
import type { PatternPart } from '../pattern.js'
import type { KqlValue } from './kql-tree.js'

/** A position in the text of a query. */
export interface KqlCursor {
  readonly text: string
  at: number
}

/** Moves behind the expression, which is sticky, and returns its text; undefined if it is not there. */
export function take(cursor: KqlCursor, expression: RegExp): string | undefined {
  expression.lastIndex = cursor.at
  const found = expression.exec(cursor.text)?.[0]
  cursor.at += found?.length ?? 0
  return found
}

/** Space in KQL includes the no-break space. */
export const SPACES = /[ \t\r\n\u00a0]*/y
export const OR = /[ \t\r\n\u00a0]+or[ \t\r\n\u00a0]+/iy
export const AND = /[ \t\r\n\u00a0]+and[ \t\r\n\u00a0]+/iy
export const NOT = /not[ \t\r\n\u00a0]+/iy

const ESCAPE = /\\(?:[trn]|u[0-9a-f]{4})/iy
const ESCAPED_SPECIAL = /\\[\\():<>"*{}]/y
const ESCAPED_KEYWORD = /\\(?:or|and|not)/iy
const PLAIN = /[^\\():<>"*{}]/y
const WHITESPACE: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' }

const decoded = (written: string): string =>
  WHITESPACE[written[1] ?? ''] ?? String.fromCharCode(Number.parseInt(written.slice(2), 16))

/** Reads a quoted text or a bare one; undefined if neither is there. */
export const takeLiteral = (cursor: KqlCursor): KqlValue | undefined => takeQuoted(cursor) ?? takeBare(cursor)

/** A backslash before any other character is itself, before `"` and `\` an escape. */
function takeQuoted(cursor: KqlCursor): KqlValue | undefined {
  const start = cursor.at
  if (take(cursor, /"/y) === undefined) return undefined
  let phrase = ''
  for (;;) {
    const other = takeEscape(cursor) ?? take(cursor, /\\[\\"]/y)?.slice(1) ?? take(cursor, /[^"]/y)
    if (other === undefined) break
    phrase += other
  }
  if (take(cursor, /"/y) !== undefined) return { phrase }
  cursor.at = start
  return undefined
}

/** The letters of escaped white space are in lower case. */
function takeEscape(cursor: KqlCursor): string | undefined {
  const start = cursor.at
  const written = take(cursor, ESCAPE)
  if (written === undefined || /^\\[trnu]/.test(written)) return written && decoded(written)
  cursor.at = start
  return undefined
}

/** Bare text ends before an operator word between spaces, and before `not` with a space after it. */
function takeBare(cursor: KqlCursor): KqlValue | undefined {
  const parts: PatternPart[] = []
  for (let part = takePart(cursor); part !== undefined; part = takePart(cursor)) parts.push(part)
  if (parts.length === 0) return undefined
  const texts = joined(parts)
  const trimmed = texts.map((part, at) => {
    if (typeof part !== 'string') return part
    const start = at === 0 ? part.trimStart() : part
    return at === texts.length - 1 ? start.trimEnd() : start
  })
  if (trimmed.some((part) => typeof part !== 'string')) return { wildcard: joined(trimmed) }
  const [bare = ''] = trimmed
  const words: Readonly<Record<string, boolean | null>> = { null: null, true: true, false: false }
  return { bare: typeof bare === 'string' && Object.hasOwn(words, bare) ? (words[bare] ?? null) : String(bare) }
}

function takePart(cursor: KqlCursor): PatternPart | undefined {
  const escaped =
    takeEscape(cursor) ?? take(cursor, ESCAPED_SPECIAL)?.slice(1) ?? take(cursor, ESCAPED_KEYWORD)?.slice(1)
  if (escaped !== undefined) return escaped
  if (take(cursor, /\*/y) !== undefined) return ANY
  return [OR, AND, NOT].some((word) => isAt(cursor, word)) ? undefined : take(cursor, PLAIN)
}

function isAt(cursor: KqlCursor, expression: RegExp): boolean {
  expression.lastIndex = cursor.at
  return expression.test(cursor.text)
}
