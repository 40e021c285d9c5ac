import { escapeWith } from '../../src/dialect/escape.js'
import { hasCase } from '../../src/ir/pattern.js'
import { CONTROL } from '../../src/text/control-characters.js'

/** Control characters that have a short escape in KQL, EQL and ES|QL. */
export const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Returns a function that escapes a text for double quotes. `code` writes control characters. */
export const escapeInQuotes = (code: (character: string) => string): ((text: string) => string) =>
  escapeWith(/["\\\p{Cc}\p{Zl}\p{Zp}]/gu, (char) => (char === '"' || char === '\\' ? `\\${char}` : code(char)))

/**
 * True if the text has a letter beyond ASCII that has another case. Elasticsearch promises to ignore case for ASCII
 * letters only.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-term-query (case_insensitive)
 */
export const hasOtherLetters = (text: string): boolean =>
  /[\u0080-\uffff]/.test(text) && Array.from(text).some((char) => char > '\x7f' && hasCase(char))

/** A raw string of EQL or ES|QL without doubled backslashes if it can contain the text, else a quoted string. */
export const rawOrQuoted = (quote: (text: string) => string, text: string): string =>
  text.includes('\\') && !text.includes('"') && !CONTROL.test(text) ? `"""${text}"""` : quote(text)

/**
 * Returns a function that puts a name in back quotes if it has other characters, or a reserved word between its dots
 * (`file.first`).
 */
export function nameQuoter(words: string): (name: string) => string {
  const part = `(?!(?:${words})(?:\\.|$))(?:[A-Za-z]|[_@][A-Za-z0-9_])[A-Za-z0-9_]*`
  const plain = new RegExp(`^${part}(?:\\.${part})*$`, 'i')
  return (name) => (plain.test(name) ? name : `\`${name.replaceAll('`', '``')}\``)
}
