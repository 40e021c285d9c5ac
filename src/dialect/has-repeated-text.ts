import { MAX_COMPARED_TEXTS } from './printing-limits.js'

/**
 * True if two of the parts have the same text. Few texts are compared with each other: mostly their lengths differ, and
 * a set would have to hash all of them.
 */
export function hasRepeatedText(parts: readonly { readonly text: string }[]): boolean {
  if (parts.length > MAX_COMPARED_TEXTS) return new Set(parts.map(({ text }) => text)).size < parts.length
  for (let index = 1; index < parts.length; index++) {
    const text = parts[index]?.text
    for (let before = 0; before < index; before++) if (parts[before]?.text === text) return true
  }
  return false
}
