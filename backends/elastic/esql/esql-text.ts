import { escapeWith } from '../../../src/dialect/escape.js'
import { CONTROL } from '../../../src/text/control-characters.js'
import { plainName } from '../plain-name.js'
import { nameQuoter, rawOrQuoted, SHORT_ESCAPES } from '../strings.js'

/** Reserved words that cannot be part of a bare name. */
const WORDS =
  'and|as|asc|by|desc|false|first|from|in|is|last|like|limit|metadata|not|null|nulls|on|or|rlike|true|where|with'
const quoteName = nameQuoter(WORDS)

/** A field name in ES|QL. */
export const fieldName = (name: string): string => quoteName(plainName(name))

/** The name of a column, from its query text. */
export const nameIn = (written: string): string =>
  written.replace(/`((?:[^`]|``)*)`/g, (_, name: string) => name.replaceAll('``', '`'))

/** A quoted string. */
export const quote = (text: string): string => `"${quoted(text)}"`

const quoted = escapeWith(/["\\\n\r\t]/g, (char) => SHORT_ESCAPES[char] ?? `\\${char}`)

/** A regular expression or `LIKE` pattern, without doubled backslashes if possible. */
export const raw = (text: string): string => rawOrQuoted(quote, text)

/** A query in another language between triple quotes. The query may end in up to two quotes. */
export const foreign = (text: string): string =>
  /["\\]/.test(text) && !text.includes('"""') && !CONTROL.test(text) ? `"""${text}"""` : quote(text)
