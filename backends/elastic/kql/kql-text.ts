import { CONTROL, CONTROLS } from '../../../src/dialect/escape.js'
import { type Pattern, plainText } from '../../../src/ir/pattern.js'
import { SHORT } from '../strings.js'

/**
 * A name without quotes is made of these characters and is no word of the language. It does not end in `not` either: a blank after
 * that ends a bare text before the `not`.
 */
export const fieldName = (name: string): string =>
  /^(?!(?:and|or|null|true|false|.*not)$)[\w.@-]+$/i.test(name) ? name : quote(name)

/** In quotes without wildcards, bare with them. */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  return pattern
    .map((part, index) => (typeof part !== 'string' ? '*' : bareText(part, index === pattern.length - 1)))
    .join('')
}

/** What ends a bare text or has a meaning in it. `and`, `or` and `not` end it where a blank follows; `not` even inside a word. */
const SYNTAX = new RegExp(String.raw`[\\():<>"*{}]|\u00a0|${CONTROL.source}|n(?=ot\s)|(?<=\s)(?:and|or)(?=\s)`, 'giu')

/** The last text of a value has a blank after it, if anything. `\not` would be a line break and `ot`. */
function bareText(text: string, isLast: boolean): string {
  if (isLast) return bareText(`${text} `, false).slice(0, -1)
  return text.replace(SYNTAX, (found) =>
    /[n\p{Cc}\p{Zl}\p{Zp}\u00a0]/iu.test(found[0] ?? '') ? code(found) : `\\${found}`,
  )
}

/** A text in quotes; only quotes, backslashes and control characters are escaped there. */
export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(CONTROLS, code)}"`

const code = (char: string): string => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
