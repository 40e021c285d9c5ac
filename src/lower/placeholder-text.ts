import { type Pattern, type PatternPart, parsePattern, pattern } from '../ir/pattern.js'

/** A text under the modifier `expand`, parsed for placeholders. */
export interface ExpandedText {
  readonly parts: Pattern
  /** The text with letters in place of its placeholders; all offsets are unchanged. */
  readonly filledIn: string
  /**
   * Offset of a text between percent signs that is not a placeholder because it contains a wildcard; undefined if
   * there is none.
   */
  readonly plainPercent: number | undefined
}

/**
 * Parses a Sigma string in which `%name%` is a placeholder and `\%` a percent sign. A name is any text without
 * percent signs and wildcards.
 *
 * @example
 * readPlaceholders('\\%a%Domain Admins%*').parts // ['%a', { placeholder: 'Domain Admins' }, ANY]
 */
export const readPlaceholders = (text: string): ExpandedText =>
  expanded(text, /\\[\\*?%]|%((?:\\[*?]|[^%*?])+)%|%/g, {
    read: parsePattern,
    name: (raw) => raw.replace(/\\([\\*?])/g, '$1'),
  })

/** Parses a regular expression for placeholders. The text between them keeps its escapes. */
export const readRegexPlaceholders = (source: string): ExpandedText =>
  expanded(source, /\\[\s\S]|%([^%*?]+)%|%/g, {
    read: (text) => [text],
    name: (raw) => raw,
  })

interface Reading {
  /** Parses the text between placeholders. */
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
