import { CONTROL } from '../../../src/dialect/escape.js'
import { plainName } from '../known-type.js'
import { nameQuoter, rawOr, SHORT } from '../strings.js'

/** Words that a part of a bare name cannot be. */
const WORDS =
  'and|as|asc|by|desc|false|first|from|in|is|last|like|limit|metadata|not|null|nulls|on|or|rlike|true|where|with'
const quoteName = nameQuoter(WORDS)

/** A field's name in ES|QL. */
export const fieldName = (name: string): string => quoteName(plainName(name))

/** The name of a column that a query writes so. */
export const nameIn = (written: string): string =>
  written.replace(/`((?:[^`]|``)*)`/g, (_, name: string) => name.replaceAll('``', '`'))

/** A text in quotes. */
export const quote = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (char) => SHORT[char] ?? char)}"`

/** An expression, or a pattern for `LIKE`: without doubled backslashes where that can be. */
export const raw = (text: string): string => rawOr(quote, text)

/** A query of another language: as it is between three quotes, which up to two of its own may precede at the end. */
export const foreign = (text: string): string =>
  /["\\]/.test(text) && !text.includes('"""') && !CONTROL.test(text) ? `"""${text}"""` : quote(text)
