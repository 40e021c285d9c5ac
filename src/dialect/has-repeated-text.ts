import { MAX_COMPARED_TEXTS } from './printing-limits.js'

/**
 * True if two of the parts have the same text. Few texts are compared with each other, because a set would have to hash
 * all of them. A text is compared with those before it if one of them has the same length modulo 32.
 */
export function hasRepeatedText(parts: readonly { readonly text: string }[]): boolean {
  if (parts.length > MAX_COMPARED_TEXTS) return new Set(parts.map(({ text }) => text)).size < parts.length
  let lengths = 0
  for (let index = 0; index < parts.length; index++) {
    const text = parts[index]?.text ?? ''
    const length = 1 << (text.length & 31)
    if ((lengths & length) !== 0)
      for (let before = 0; before < index; before++) if (parts[before]?.text === text) return true
    lengths |= length
  }
  return false
}
