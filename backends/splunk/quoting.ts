import { escapeWith } from '../../src/dialect/escape.js'
import { type Unsupported, unsupported } from '../../src/dialect/rendering.js'
import { unquotableCharacter } from './unquotable-character.js'

const quoted = escapeWith(/["\\]/g)

/** A double-quoted text. In `search` and in `where`, only backslashes and quotes are escaped. */
export const quote = (text: string): string => `"${quoted(text)}"`

/** Names that `search` accepts without quotes: letters, digits, `_` and dots, except for its operators. */
const BARE = /^(?!(?:AND|OR|NOT|IN|BY|XOR)$)[A-Za-z0-9_.]+$/i

/** A field name in `search` and in `table`. */
export const quoteField = (name: string): string => (BARE.test(name) ? name : `"${name}"`)

/** Refuses names with characters that have no documented escape. */
export function unquotable(name: string): Unsupported | undefined {
  const character = unquotableCharacter(name)
  return character === undefined
    ? undefined
    : unsupported(`Splunk field names cannot contain ${JSON.stringify(character)}`)
}

/** Names that `search` reads as search settings instead of fields, such as time modifiers. */
const SETTINGS: ReadonlySet<string> = new Set(
  `earliest latest _index_earliest _index_latest starttime starttimeu endtime endtimeu timeformat
  daysago hoursago minutesago monthsago startdaysago starthoursago startminutesago startmonthsago
  enddaysago endhoursago endminutesago endmonthsago searchtimespandays searchtimespanhours searchtimespanminutes
  searchtimespanmonths savedsearch savedsplunk hosttag eventtypetag`.split(/\s+/),
)

export const isSearchSetting = (name: string): boolean => SETTINGS.has(name.toLowerCase())
