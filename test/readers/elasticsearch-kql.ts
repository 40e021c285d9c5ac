import { ANY, joined, ONE } from './elastic-pattern.js'
import type { Pattern, PatternPart } from './spl-tree.js'

// `KQL("…")` of ES|QL as Elasticsearch reads it, for questions of the form `field: value` and `field: (value or value)` to a keyword field.
// Its grammar is not Kibana's.
//
// https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/esql/src/main/antlr/lexer/Expression.g4 (QUOTED_STRING)
// https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
// https://github.com/elastic/elasticsearch/tree/main/x-pack/plugin/kql/src/main/java/org/elasticsearch/xpack/kql/parser (ParserUtils)

export interface KqlQuestion {
  readonly field: string
  /** What a value may be. */
  readonly values: readonly Pattern[]
}

/** The question in a call of `KQL`; throws where there is none. */
export function readKqlCall(call: string): KqlQuestion {
  const string = /^KQL\((.*)\)$/su.exec(call)?.[1] ?? fail(call)
  const tokens = tokensOf(readString(string))
  const [field, colon, ...rest] = tokens
  if (field?.kind !== 'literal' || colon?.text !== ':') return fail(call)
  const isGroup = rest[0]?.text === '(' && rest.at(-1)?.text === ')'
  return { field: literalText(field.text), values: valuesOf(isGroup ? rest.slice(1, -1) : rest, call) }
}

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

/** The longest token wins; of two that are equally long the first does. */
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

/** Words side by side are one value, with a blank between them; `or` stands between values. */
function valuesOf(tokens: readonly Token[], call: string): Pattern[] {
  const groups: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'symbol') return fail(call)
    if (token.kind !== 'word') groups.at(-1)?.push(token)
    else if (token.text.toLowerCase() === 'or') groups.push([])
    else return fail(call)
  }
  return groups.map((group) => {
    const [first] = group
    if (first === undefined || (group.length > 1 && group.some(({ kind }) => kind === 'quoted'))) return fail(call)
    if (first.kind === 'quoted') return joined([quotedText(first.text.slice(1, -1))])
    const text = group.map((token) => literalText(token.text)).join(' ')
    return group.some((token) => /^[^\\]*[*].*$/.test(token.text)) ? wildcardQuery(text) : joined([text])
  })
}

/** Any other backslash stays. */
const quotedText = (text: string): string => text.replace(/\\(u[0-9a-f]{4}|[tnr"\\])/gi, decoded)
const literalText = (text: string): string => text.replace(/\\(u[0-9a-f]{4}|and|or|not|[tnr"\\():<>*{}])/gi, decoded)

const decoded = (_: string, code: string): string =>
  /^u/i.test(code) ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (SHORT[code] ?? code)

/** A `wildcard` query reads stars, question marks and backslashes again. */
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
