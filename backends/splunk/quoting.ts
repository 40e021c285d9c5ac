import { escapeWith } from '../../src/dialect/escape.js'
import { type Unsupported, unsupported } from '../../src/dialect/rendering.js'

const quoted = escapeWith(/["\\]/g)

/** A text in double quotes. In `search` and in `where` a backslash and a quote are escaped, and nothing else. */
export const quote = (text: string): string => `"${quoted(text)}"`

/** Names that `search` reads without quotes: letters, digits, `_` and dots, and none of its operators. */
const BARE = /^(?!(?:AND|OR|NOT|IN|BY|XOR)$)[A-Za-z0-9_.]+$/i

/** A field's name in `search` and in `table`. */
export const quoteField = (name: string): string => (BARE.test(name) ? name : `"${name}"`)

/** Splunk documents no escape for these inside a name; `*` would stand for several fields. */
export function unquotable(name: string): Unsupported | undefined {
  const found = /["'\\*\p{Cc}]/u.exec(name)?.[0]
  return found === undefined ? undefined : unsupported(`Splunk field names cannot contain ${JSON.stringify(found)}`)
}

/** What `search` reads as a setting of the search and not as a field: time modifiers and their kin. */
const SETTINGS: ReadonlySet<string> = new Set(
  `earliest latest _index_earliest _index_latest starttime starttimeu endtime endtimeu timeformat
  daysago hoursago minutesago monthsago startdaysago starthoursago startminutesago startmonthsago
  enddaysago endhoursago endminutesago endmonthsago searchtimespandays searchtimespanhours searchtimespanminutes
  searchtimespanmonths savedsearch savedsplunk hosttag eventtypetag`.split(/\s+/),
)

export const isSearchSetting = (name: string): boolean => SETTINGS.has(name.toLowerCase())
