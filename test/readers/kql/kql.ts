import { ANY } from '../elastic/elastic-pattern.js'
import { AND, type KqlCursor, NOT, OR, SPACES, take, takeLiteral } from './kql-tokens.js'
import type { KqlNode, KqlValue } from './kql-tree.js'

// Kibana's query language by its current grammar. Nested queries (`field: { … }`), names of fields with wildcards and
// the empty query are errors here.
//
// https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/grammar/grammar.peggy

/** The tree of a query; throws an error with a place if it is invalid. */
export function parseKql(text: string): KqlNode {
  const cursor: KqlCursor = { text, at: 0 }
  take(cursor, SPACES)
  const node = takeOr(cursor, takeQuery)
  take(cursor, SPACES)
  if (node !== undefined && cursor.at === text.length) return node
  throw new Error(`the query cannot be read further (at character ${cursor.at} of: ${text})`)
}

type Take = (cursor: KqlCursor) => KqlNode | undefined

const takeOr = (cursor: KqlCursor, inner: Take): KqlNode | undefined =>
  takeGroup(cursor, 'or', OR, () => takeGroup(cursor, 'and', AND, () => takeNot(cursor, inner)))

/** One part, or several with the word between them. A group in a group of the same kind belongs to it. */
function takeGroup(
  cursor: KqlCursor,
  kind: 'and' | 'or',
  word: RegExp,
  part: () => KqlNode | undefined,
): KqlNode | undefined {
  const first = part()
  if (first === undefined) return undefined
  const args = [first]
  for (;;) {
    const start = cursor.at
    const next = take(cursor, word) === undefined ? undefined : part()
    if (next !== undefined) args.push(next)
    else {
      cursor.at = start
      return args.length === 1 ? first : { kind, args: args.flatMap((arg) => (arg.kind === kind ? arg.args : [arg])) }
    }
  }
}

function takeNot(cursor: KqlCursor, inner: Take): KqlNode | undefined {
  const start = cursor.at
  const arg = take(cursor, NOT) === undefined ? undefined : takeIn(cursor, inner)
  if (arg !== undefined) return { kind: 'not', arg }
  cursor.at = start
  return takeIn(cursor, inner)
}

/** A group in parentheses, or what `inner` reads. */
function takeIn(cursor: KqlCursor, inner: Take): KqlNode | undefined {
  const start = cursor.at
  if (take(cursor, /\([ \t\r\n\u00a0]*/y) !== undefined) {
    const node = takeOr(cursor, inner)
    if (node !== undefined && take(cursor, /[ \t\r\n\u00a0]*\)/y) !== undefined) return node
  }
  cursor.at = start
  return inner(cursor)
}

const RANGES: Readonly<Record<string, string>> = { '<=': 'lte', '>=': 'gte', '<': 'lt', '>': 'gt' }

function takeQuery(cursor: KqlCursor): KqlNode | undefined {
  const start = cursor.at
  const first = takeLiteral(cursor)
  if (first === undefined) return undefined
  const afterFirst = cursor.at
  take(cursor, SPACES)
  const op = take(cursor, /<=|>=|<|>/y)
  if (op !== undefined) {
    take(cursor, SPACES)
    const value = takeLiteral(cursor)
    if (value !== undefined)
      return { kind: 'range', field: nameOf(first) ?? '', op: RANGES[op] ?? op, value: numberOf(value) }
  } else if (take(cursor, /:[ \t\r\n\u00a0]*/y) !== undefined) {
    const field = nameOf(first)
    const node = takeIn(cursor, (inside) => takeValue(inside, field))
    if (node !== undefined) return node
  }
  // A value without a field: the colon or the operator behind it cannot be read.
  cursor.at = afterFirst
  return start === afterFirst ? undefined : isNode(null, first)
}

function takeValue(cursor: KqlCursor, field: string | null): KqlNode | undefined {
  const value = takeLiteral(cursor)
  return value === undefined ? undefined : isNode(field, value)
}

function isNode(field: string | null, value: KqlValue): KqlNode {
  const isPresence = 'wildcard' in value && JSON.stringify(value.wildcard) === JSON.stringify([ANY])
  return field !== null && isPresence ? { kind: 'exists', field } : { kind: 'is', field, value }
}

/** The literal `null` is the name of no field, so the value is searched in all. */
function nameOf(literal: KqlValue): string | null {
  if ('phrase' in literal) return literal.phrase
  if ('bare' in literal && typeof literal.bare !== 'boolean') return literal.bare
  throw new Error(`no name of a field: ${JSON.stringify(literal)}`)
}

function numberOf(value: KqlValue): string {
  if ('phrase' in value) return value.phrase
  if ('bare' in value) return String(value.bare)
  throw new Error(`no bound: ${JSON.stringify(value)}`)
}
