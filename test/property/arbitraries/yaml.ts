import type { Choose } from './choices.js'

/** Plain text that every YAML reader reads as a text. */
const SAFE = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z_][A-Za-z0-9_]*$/i
const PRINTABLE = /^[\x20-\x7e\u00a0-\ud7ff]*$/

/** A text as a YAML scalar, in one of the styles that can represent it. */
export function yamlText(text: string, choose: Choose): string {
  const style = choose(3)
  if (style === 1 && PRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`
  return style === 2 && SAFE.test(text) ? text : doubleQuoted(text)
}

/** Everything but printable ASCII is escaped, so any text can be written. */
export const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
