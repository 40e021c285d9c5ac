import { CONTROL } from '../../src/dialect/escape.js'
import { hasCase } from '../../src/ir/pattern.js'

/** The control characters that KQL, EQL and ES|QL have a letter for. */
export const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Elasticsearch promises to ignore the case of ASCII letters only.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-term-query (case_insensitive)
 */
export const hasOtherLetters = (text: string): boolean =>
  /[\u0080-\uffff]/.test(text) && Array.from(text).some((char) => char > '\x7f' && hasCase(char))

/** A text without doubled backslashes, where a raw string of EQL or ES|QL can hold it; else in quotes. */
export const rawOr = (quote: (text: string) => string, text: string): string =>
  text.includes('\\') && !text.includes('"') && !CONTROL.test(text) ? `"""${text}"""` : quote(text)

/** Names with other characters, and with a word of the language between their dots (`file.first`), stand in back quotes. */
export function nameQuoter(words: string): (name: string) => string {
  const part = `(?!(?:${words})(?:\\.|$))(?:[A-Za-z]|[_@][A-Za-z0-9_])[A-Za-z0-9_]*`
  const plain = new RegExp(`^${part}(?:\\.${part})*$`, 'i')
  return (name) => (plain.test(name) ? name : `\`${name.replaceAll('`', '``')}\``)
}
