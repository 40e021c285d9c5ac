import { unicodeEscape } from '../../text/control-characters.js'
import type { Output } from './output.js'

/** Writes a text or a list of texts as a YAML document. Lines of a block are indented by `indent` spaces. */
export function yamlText(output: Output, indent: number): string {
  if (typeof output === 'string') return `${scalar(output, indent)}\n`
  return output.length === 0 ? '[]\n' : output.map((text) => `- ${scalar(text, indent)}\n`).join('')
}

/** Characters that only a quoted text can contain. */
const UNPRINTABLE = /[^\n -~\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u
/** Texts that are not a string without quotes, in YAML 1.1 or 1.2. */
const OTHER_TYPE =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+]?\.?\d[\da-fox._:e+-]*|\d{4}-\d\d?-\d\d?.*)?$/i
/** An indicator at the start, and what ends a plain text. */
const NOT_PLAIN = /^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|\s$|^(?:---|\.\.\.)/

function scalar(text: string, indent: number): string {
  const hasLines = text.includes('\n')
  // A block that begins with a space would have to state its indentation.
  if (UNPRINTABLE.test(text) || (hasLines && /^\n* /.test(text))) return doubleQuoted(text)
  if (hasLines) return block(text, indent)
  return OTHER_TYPE.test(text) || NOT_PLAIN.test(text) ? `'${text.replaceAll("'", "''")}'` : text
}

/** JSON, in which YAML also needs escapes for further characters. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g, unicodeEscape)

function block(text: string, indent: number): string {
  const end = text.endsWith('\n\n') || text === '\n' ? '+' : text.endsWith('\n') ? '' : '-'
  const lines = text.replace(/\n$/, '').replace(/^(?=.)/gm, ' '.repeat(indent))
  return `|${end}\n${lines}`
}
