import { ANY, type Pattern, parsePattern } from '../../ir/pattern.js'

/** The replacement of a placeholder, in a text and in a regular expression. */
export interface PlaceholderValue {
  readonly pattern: Pattern
  readonly regex: string
}

/** Parses a text of the user: in a text with Sigma's wildcards, in a regular expression as source, as in pySigma. */
export const userValue = (text: string): PlaceholderValue => ({ pattern: parsePattern(text), regex: text })

/** Any text, including line breaks. */
export const ANY_VALUE: PlaceholderValue = { pattern: [ANY], regex: '[\\s\\S]*' }
