import { ANY, isAny, joined, ONE } from '../elastic/elastic-pattern.js'
import type { Search } from '../elastic/elastic-search.js'
import type { Pattern, PatternPart } from '../pattern.js'

// `KQL("…")` of ES|QL as Elasticsearch reads it, for one predicate on a field or on all fields; other queries are
// errors. Its grammar is not Kibana's.
//
// https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/esql/src/main/antlr/lexer/Expression.g4 (QUOTED_STRING)
// https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
// https://github.com/elastic/elasticsearch/tree/main/x-pack/plugin/kql/src/main/java/org/elasticsearch/xpack/kql/parser (ParserUtils)

export interface KqlQuestion {
  readonly field: string
  /** The kinds of values. */
  readonly values: readonly Pattern[]
}

/** The predicate in a call of `KQL`; throws if there is none. */
export function readKqlCall(call: string): KqlQuestion {
  const string = /^KQL\((.*)\)$/su.exec(call)?.[1] ?? fail(call)
  const tokens = tokensOf(readString(string))
  const [field, colon, ...rest] = tokens
  if (field?.kind !== 'literal' || colon?.text !== ':') return fail(call)
  const isGroup = rest[0]?.text === '(' && rest.at(-1)?.text === ')'
  return { field: literalText(field.text), values: valuesOf(isGroup ? rest.slice(1, -1) : rest, call) }
}

/** The search for the text in a call of `KQL`. */
export const readKql = (text: string): Search => searchOf(tokensOf(text), text)

function searchOf(tokens: readonly Token[], text: string): Search {
  const [first, second, ...rest] = tokens
  if (isSymbol(first, '(') && isSymbol(tokens.at(-1), ')')) {
    const parts = atWord('and', tokens.slice(1, -1))
    return { kind: 'and', args: parts.map((part) => searchOf(part, text)) }
  }
  const op = (['<', '<=', '>', '>='] as const).find((symbol) => isSymbol(second, symbol))
  if (op !== undefined) {
    const [number, ...more] = rest
    if (first?.kind !== 'literal' || number?.kind !== 'literal' || more.length > 0) return fail(text)
    return { kind: 'range', field: literalText(first.text), bounds: [{ op, number: literalText(number.text) }] }
  }
  if (!isSymbol(second, ':')) return { kind: 'value', field: null, value: valueInAllFields(tokens, text) }
  if (first?.kind !== 'literal') return fail(text)
  const isGroup = isSymbol(rest[0], '(') && isSymbol(rest.at(-1), ')')
  const values = valuesOf(isGroup ? rest.slice(1, -1) : rest, text)
  return anyOf(values.map((value) => questionTo(literalText(first.text), value)))
}

const isSymbol = (token: Token | undefined, text: string): boolean => token?.kind === 'symbol' && token.text === text

const questionTo = (field: string, value: Pattern): Search =>
  value.length === 1 && isAny(value[0]) ? { kind: 'exists', field } : { kind: 'value', field, value }

/**
 * One text without a field. With a star it becomes a query string, in which every star is a wildcard, and all other
 * characters are literal (`visitFieldLessQuery`).
 */
function valueInAllFields([token, ...more]: readonly Token[], text: string): Pattern {
  if (token === undefined || more.length > 0) return fail(text)
  if (token.kind === 'quoted') return joined([quotedText(token.text.slice(1, -1))])
  if (token.kind !== 'literal') return fail(text)
  const value = literalText(token.text)
  if (/\s/.test(value)) return fail('a blank in a query string')
  return hasWildcard(token) ? joined(value.split(/([*])/).map((part) => (part === '*' ? ANY : part))) : joined([value])
}

const hasWildcard = ({ text }: Token): boolean => /^[^\\]*[*].*$/.test(text)

const anyOf = (args: readonly Search[]): Search => ({ kind: 'or', args })

function readString(text: string): string {
  const raw = /^"""[^\r\n]*?"""(?:""?)?/u.exec(text)?.[0]
  if (raw !== undefined) return raw === text ? raw.slice(3, -3) : fail(text)
  const quoted = /^"((?:\\[tnr"\\]|[^\r\n"\\])*)"$/u.exec(text)?.[1] ?? fail(text)
  return quoted.replace(/\\(.)/g, (_, char: string) => SHORT[char] ?? char)
}

const SHORT: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' }

interface Token {
  readonly kind: 'word' | 'symbol' | 'quoted' | 'literal'
  readonly text: string
}

/** The longest token wins; among equally long ones the first does. */
const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['word', /(?:and|or|not)/iuy],
  ['symbol', /[:(){}]|[<>]=?/uy],
  ['quoted', /"(?:\\[rtn]|\\u[0-9a-f]{4}|\\"|[^"])*"/iuy],
  [
    'literal',
    /(?:\**(?:\\[rtn]|\\[ \\():<>"*{}]|\\u[0-9a-f]{4}|\\(?:and|or|not)|[^ \n\r\t\u3000\\():<>"*{}])\**|\*\*+|\*)+/iuy,
  ],
]

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const blank = /[ \t\n\r\u3000]+/uy
    blank.lastIndex = at
    if (blank.test(text)) {
      at = blank.lastIndex
      continue
    }
    const found = TOKENS.flatMap(([kind, regex]): Token[] => {
      regex.lastIndex = at
      const match = regex.exec(text)?.[0]
      return match === undefined ? [] : [{ kind, text: match }]
    })
    const token = found.reduce(
      (best, next) => (next.text.length > best.text.length ? next : best),
      found[0] ?? fail(text),
    )
    tokens.push(token)
    at += token.text.length
  }
  return tokens
}

/** Adjacent words are one value, with a space between them; `or` separates values. */
function valuesOf(tokens: readonly Token[], call: string): Pattern[] {
  return atWord('or', tokens).map((group) => {
    const [first] = group
    if (first === undefined || group.some(({ kind }) => kind === 'symbol' || kind === 'word')) return fail(call)
    if (group.length > 1 && group.some(({ kind }) => kind === 'quoted')) return fail(call)
    if (first.kind === 'quoted') return joined([quotedText(first.text.slice(1, -1))])
    const text = group.map((token) => literalText(token.text)).join(' ')
    return group.some(hasWildcard) ? wildcardQuery(text) : joined([text])
  })
}

function atWord(word: 'and' | 'or', tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'word' && token.text.toLowerCase() === word) groups.push([])
    else groups.at(-1)?.push(token)
  }
  return groups
}

/** Other backslashes are literal. */
const quotedText = (text: string): string => text.replace(/\\(u[0-9a-f]{4}|[tnr"\\])/gi, decoded)
const literalText = (text: string): string => text.replace(/\\(u[0-9a-f]{4}|and|or|not|[tnr"\\():<>*{}])/gi, decoded)

const decoded = (_: string, code: string): string =>
  /^u/i.test(code) ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (SHORT[code] ?? code)

/** A `wildcard` query interprets stars, question marks and backslashes again. */
function wildcardQuery(text: string): Pattern {
  const parts = text.match(/\\.|[^\\]/gsu) ?? []
  return joined(
    parts.map(
      (part): PatternPart => (part === '*' ? ANY : part === '?' ? ONE : part.startsWith('\\') ? part.slice(1) : part),
    ),
  )
}

function fail(text: string): never {
  throw new Error(`cannot be read: ${text}`)
}
