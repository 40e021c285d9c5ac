/** A part of a query that pages colour, or that decides where lines break. */
export interface QueryToken {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'value' | 'open' | 'close' | 'pipe' | 'other'
}

/** Texts in quotes, names in backticks, escaped characters, words, brackets, pipes, and any other character. */
const TOKEN =
  /(?<value>""".*?"""(?!")|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|`[^`]*`|\\.|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<open>[([{])|(?<close>[)\]}])|(?<pipe>\|)|\S/gsu

const KINDS = ['value', 'word', 'open', 'close', 'pipe'] as const

/** Splits a query in any of the languages into tokens. White space belongs to none. */
export const queryTokens = (query: string): readonly QueryToken[] =>
  [...query.matchAll(TOKEN)].map(({ 0: text, index, groups = {} }) => ({
    start: index,
    end: index + text.length,
    kind: KINDS.find((kind) => groups[kind] !== undefined) ?? 'other',
  }))

/** Words that join or change conditions, or name a command, in most query languages. */
const OPERATOR = /^(?:AND|OR|NOT|IN|LIKE|RLIKE|WHERE|FROM|BY|METADATA|ANY|EVAL|STATS|SEQUENCE|WITH|MAXSPAN|UNTIL)$/i

/** True for a token that is an operator: a word that stands alone, so that it is no part of the name of a field. */
export const isOperator = (query: string, { start, end, kind }: QueryToken): boolean =>
  kind === 'pipe' ||
  (kind === 'word' &&
    OPERATOR.test(query.slice(start, end)) &&
    /^[\s,()[\]]?$/.test(query.slice(Math.max(0, start - 1), start)) &&
    /^[\s,()[\]~=]?$/.test(query.slice(end, end + 1)))
