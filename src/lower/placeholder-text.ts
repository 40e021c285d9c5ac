import { type Pattern, type PatternPart, parsePattern, pattern } from '../ir/pattern.js'

/** A text under `expand`, read for its placeholders. */
export interface ExpandedText {
  readonly parts: Pattern
  /** The text with letters in the place of its placeholders: all else stays where it is. */
  readonly filledIn: string
  /** Where something between percent signs is no placeholder, because of a wildcard in it; undefined if nothing is so. */
  readonly plainPercent: number | undefined
}

/**
 * Reads a Sigma string in which `%name%` is a placeholder and `\%` a percent sign. A name is any text without percent signs and wildcards.
 *
 * @example
 * readPlaceholders('\\%a%Domain Admins%*').parts // ['%a', { placeholder: 'Domain Admins' }, ANY]
 */
export const readPlaceholders = (text: string): ExpandedText =>
  expanded(text, /\\[\\*?%]|%((?:\\[*?]|[^%*?])+)%|%/g, {
    read: parsePattern,
    name: (raw) => raw.replace(/\\([\\*?])/g, '$1'),
  })

/** Reads a regular expression in the same way; what stands between its placeholders keeps its escapes. */
export const readRegexPlaceholders = (source: string): ExpandedText =>
  expanded(source, /\\[\s\S]|%([^%*?]+)%|%/g, {
    read: (text) => [text],
    name: (raw) => raw,
  })

interface Reading {
  /** Reads what stands between placeholders. */
  readonly read: (text: string) => readonly PatternPart[]
  readonly name: (raw: string) => string
}

function expanded(text: string, token: RegExp, { read, name }: Reading): ExpandedText {
  const parts: PatternPart[] = []
  let plain = ''
  let filledIn = ''
  let end = 0
  let plainPercent: number | undefined
  for (const found of text.matchAll(token)) {
    plain += text.slice(end, found.index)
    filledIn += text.slice(end, found.index) + (found[1] === undefined ? found[0] : 'x'.repeat(found[0].length))
    end = found.index + found[0].length
    if (found[1] !== undefined) {
      parts.push(...read(plain), { placeholder: name(found[1]) })
      plain = ''
      continue
    }
    if (plainPercent === undefined && found[0] === '%' && /^%(?:\\.|[^%])+%/.test(text.slice(found.index)))
      plainPercent = found.index
    plain += found[0] === '\\%' ? '%' : found[0]
  }
  const rest = text.slice(end)
  return { parts: pattern([...parts, ...read(plain + rest)]), filledIn: filledIn + rest, plainPercent }
}
