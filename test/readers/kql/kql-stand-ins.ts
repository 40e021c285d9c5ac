/** Prefix of the code of a character that the parser must not see. */
const MARK = '\ue000'
const TOKEN = /"(?:\\[\s\S]|[^"\\])*"|\\u[0-9a-f]{4}|\\[\s\S]|[\s\S]/gi

/**
 * The only published package of Kibana's parser has the grammar of version 7. Today's grammar differs in four ways. It
 * supports `\uXXXX`, quoted and bare. It supports `\{` and `\}`, and a bare brace is syntax. A bare text of digits
 * stays a text, and a no-break space is a space. So stand-ins, which are ordinary characters, replace `\uXXXX`, `\{`, `\}`
 * and bare digits before parsing. A bare brace (a nested query) and a bare no-break space are rejected.
 *
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/grammar/grammar.peggy
 */
export function withStandIns(query: string): string {
  return query.replace(TOKEN, (token, at: number) => {
    if (token.length > 1 && token.startsWith('"')) return token.replace(/\\u[0-9a-f]{4}|\\[\s\S]|\ue000/gi, escaped)
    if (/^[{}\u00a0]$/.test(token)) throw new Error(`${JSON.stringify(token)} (at character ${at} of: ${query})`)
    return /^\d$/.test(token) ? standIn(token) : escaped(token)
  })
}

function escaped(token: string): string {
  if (token === MARK || token === '\\{' || token === '\\}') return standIn(token.slice(-1))
  return /^\\u[0-9a-f]{4}$/i.test(token) ? standIn(String.fromCharCode(Number.parseInt(token.slice(2), 16))) : token
}

const standIn = (char: string): string => MARK + char.charCodeAt(0).toString(16).padStart(4, '0')

/** The original text of the query. */
export const withoutStandIns = (text: string): string =>
  text.replace(/\ue000([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
