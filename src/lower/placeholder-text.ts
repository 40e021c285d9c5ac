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
  parseExpandedText(text, /\\[\\*?%]|%((?:\\[*?]|[^%*?])+)%|%/g, {
    read: parsePattern,
    name: (raw) => raw.replace(/\\([\\*?])/g, '$1'),
  })

/** Parses a regular expression for placeholders. The text between them keeps its escapes. */
export const readRegexPlaceholders = (source: string): ExpandedText =>
  parseExpandedText(source, /\\[\s\S]|%([^%*?]+)%|%/g, {
    read: (text) => [text],
    name: (raw) => raw,
  })

interface Reading {
  /** Parses the text between placeholders. */
  readonly read: (text: string) => readonly PatternPart[]
  readonly name: (raw: string) => string
}

function parseExpandedText(text: string, token: RegExp, { read, name }: Reading): ExpandedText {
  const parts: PatternPart[] = []
  let plain = ''
  let filledIn = ''
  let end = 0
  let plainPercent: number | undefined
  for (const match of text.matchAll(token)) {
    plain += text.slice(end, match.index)
    filledIn += text.slice(end, match.index) + (match[1] === undefined ? match[0] : 'x'.repeat(match[0].length))
    end = match.index + match[0].length
    if (match[1] !== undefined) {
      parts.push(...read(plain), { placeholder: name(match[1]) })
      plain = ''
      continue
    }
    if (plainPercent === undefined && match[0] === '%' && /^%(?:\\.|[^%])+%/.test(text.slice(match.index)))
      plainPercent = match.index
    plain += match[0] === '\\%' ? '%' : match[0]
  }
  const rest = text.slice(end)
  return { parts: pattern([...parts, ...read(plain + rest)]), filledIn: filledIn + rest, plainPercent }
}
