/** Number of different symbols. */
export const SYMBOLS = 256

/**
 * Spells a text in characters below 256, its symbols, so that the tables of an automaton stay narrow in any script. An
 * ASCII character is itself. Any other UTF-16 code unit is three symbols, each from a range of its own: one text
 * contains another exactly if its symbols contain those of the other.
 */
export function symbolsOf(text: string): string {
  if (isAscii(text)) return text
  const symbols: string[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    symbols.push(
      unit < 128
        ? text.charAt(at)
        : String.fromCharCode(128 + (unit >> 10), 192 + ((unit >> 5) & 31), 224 + (unit & 31)),
    )
  }
  return symbols.join('')
}

export const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)
