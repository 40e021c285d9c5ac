import { MAX_COMPARED_TEXTS } from './printing-limits.js'

/**
 * True if two of the texts are the same. Few texts are compared with each other, because a set would have to hash
 * all of them. A text is compared with those before it if one of them has the same length modulo 32.
 */
export function hasRepeatedText(texts: readonly string[]): boolean {
  if (texts.length > MAX_COMPARED_TEXTS) return new Set(texts).size < texts.length
  let lengths = 0
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] ?? ''
    const length = 1 << (text.length & 31)
    if ((lengths & length) !== 0) for (let before = 0; before < index; before++) if (texts[before] === text) return true
    lengths |= length
  }
  return false
}
