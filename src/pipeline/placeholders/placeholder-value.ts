import { ANY, type Pattern, parsePattern } from '../../ir/pattern.js'

/** What stands for a placeholder, in a text and in a regular expression. */
export interface PlaceholderValue {
  readonly pattern: Pattern
  readonly regex: string
}

/** A text that a user gives: with Sigma's wildcards in a text, and a piece of the source in a regular expression, as in pySigma. */
export const givenValue = (text: string): PlaceholderValue => ({ pattern: parsePattern(text), regex: text })

/** Any text, line breaks included. */
export const ANY_VALUE: PlaceholderValue = { pattern: [ANY], regex: '[\\s\\S]*' }
