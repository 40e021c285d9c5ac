import { placeholders, plainText } from '../../ir/pattern.js'
import { refuse } from '../../text/refuse.js'
import { utf8Bytes } from '../../text/utf8.js'
import type { Refusal } from '../../text/wording.js'
import type { Operand, OperandOf } from '../operand.js'
import { type Modifier, type ValueModifier, valueModifier } from './modifier.js'

// Part of the web platform and of every JavaScript runtime.
declare const btoa: (bytes: string) => string

export const utf16le = utf16Modifier('utf16le', utf16Bytes)
export const utf16be = utf16Modifier('utf16be', (text) => utf16Bytes(text).replace(/(.)(.)/gs, '$2$1'))
/** Has a byte order mark. */
export const utf16 = utf16Modifier('utf16', (text) => utf16Bytes(`\uFEFF${text}`))

export const base64 = valueModifier({
  keywords: true,
  accepts: ['text', 'bytes'],
  apply: (operand) => encode('base64', operand, (bytes) => textOperand(btoa(bytes))),
})

/** Number of leading characters that depend on the preceding bytes, by the number of those bytes modulo three. */
const LEADING = [0, 2, 3] as const
/** Number of trailing characters that depend on the following bytes, including padding, by the length modulo three. */
const TRAILING = [0, 3, 2] as const

export const base64offset = valueModifier({
  keywords: true,
  accepts: ['text', 'bytes'],
  count: () => LEADING.length,
  apply: (operand) =>
    encode('base64offset', operand, (bytes) => {
      const variants = LEADING.map((leading, offset) => {
        const text = btoa(' '.repeat(offset) + bytes)
        return text.slice(leading, text.length - (TRAILING[(bytes.length + offset) % 3] ?? 0))
      })
      return variants.includes('') ? refuse('too-short-for-offset', []) : variants.map(textOperand)
    }),
})

const toBase64: ReadonlySet<Modifier> = new Set([base64, base64offset])
const encodings: ReadonlySet<Modifier> = new Set([...toBase64, utf16le, utf16be, utf16])

/** True if an item uses a modifier in vain. Text in Base64 may be encoded again: `wide|base64|wide|base64`. */
export function isRepeated(modifier: Modifier, earlier: readonly Modifier[]): boolean {
  const since = encodings.has(modifier) ? earlier.findLastIndex((one) => toBase64.has(one)) + 1 : 0
  return earlier.includes(modifier, since)
}

function utf16Modifier(name: string, toBytes: (text: string) => string): ValueModifier {
  return valueModifier({
    keywords: true,
    accepts: ['text'],
    apply: (operand) => encode(name, operand, (_, text) => ({ type: 'bytes', text: toBytes(text) })),
  })
}

function utf16Bytes(text: string): string {
  return text.replace(/./gs, (unit) => String.fromCharCode(unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8))
}

const utf8Characters = (text: string): string =>
  Array.from(utf8Bytes(text), (byte) => String.fromCharCode(byte)).join('')

type Result = Operand | readonly Operand[] | Refusal

function encode(
  name: string,
  operand: OperandOf<'text' | 'bytes'>,
  make: (bytes: string, text: string) => Result,
): Result {
  if (operand.type === 'bytes') return make(operand.text, operand.text)
  const text = plainText(operand.pattern)
  if (text !== undefined) return make(utf8Characters(text), text)
  const [placeholder] = placeholders(operand.pattern)
  return placeholder === undefined
    ? refuse('wildcard-not-encodable', [name])
    : refuse('placeholder-not-encodable', [name, placeholder])
}

const textOperand = (text: string): Operand => ({ type: 'text', pattern: text === '' ? [] : [text] })
