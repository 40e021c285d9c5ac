import { isAny, type Pattern } from '../ir/pattern.js'

/**
 * Returns a function that puts `by` before each match of `special`, or replaces it with what a function `by` returns.
 *
 * @param special has the flag `g`. A single class of characters is fastest.
 */
export function escapeWith(special: RegExp, by: string | ((match: string) => string) = '\\'): (text: string) => string {
  const escapeMatch = typeof by === 'string' ? (match: string) => by + match : by
  return CLASS.test(special.source) && /^gu?$/.test(special.flags)
    ? escapeCharacters(new RegExp(special.source, special.flags.slice(1)), escapeMatch)
    : (text) => text.replace(special, (match) => escapeMatch(match))
}

/** The source of a regular expression that is a single class. */
const CLASS = /^\[(?:[^\]\\]|\\.)+\]$/

/** Nearly every value of a query passes through here: for values the loop takes half the time of `replace`. */
function escapeCharacters(special: RegExp, escapeMatch: (character: string) => string): (text: string) => string {
  const escapeSpecial = (character: string) => (special.test(character) ? escapeMatch(character) : undefined)
  // Made at once, although that compiles the class: looking for a table in each call takes 5 % of a conversion.
  const ofAscii = Array.from({ length: 0x80 }, (_, code) => escapeSpecial(String.fromCharCode(code)))
  const characterAt = (text: string, at: number) =>
    special.unicode ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at)
  return (text) => {
    let escaped = ''
    let from = 0
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at)
      const other = code < ofAscii.length ? undefined : characterAt(text, at)
      const replacement = other === undefined ? ofAscii[code] : escapeSpecial(other)
      const end = at + (other?.length ?? 1)
      if (replacement !== undefined) {
        escaped += text.slice(from, at) + replacement
        from = end
      }
      at = end
    }
    return from === 0 ? text : escaped + text.slice(from)
  }
}

/** Writes a pattern as a glob: literals through `literal`, wildcards as given. */
export function glob(pattern: Pattern, literal: (text: string) => string, any: string, one: string): string {
  let text = ''
  for (const part of pattern) text += typeof part === 'string' ? literal(part) : isAny(part) ? any : one
  return text
}
