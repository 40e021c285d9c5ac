import { parseRegex } from '../../../src/ir/parse-regex.js'
import { hasUnanalysedFlags, innerFlags, leadingFlags } from '../../../src/ir/regex.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { exceedsLuceneLimit } from './exceeds-lucene-limit.js'
import { type LuceneRegex, type LuceneRegexText, type RegexWriting, writeLuceneRegex } from './write-lucene-regex.js'

/** Limits of regular expressions in a language with Lucene regular expressions. */
export interface RegexSettings {
  /**
   * True if the language implements the flag `i` itself, except for ranges; else each letter is written in both cases.
   */
  readonly foldsCase: boolean
  /** Maximum length of a regular expression (`index.max_regex_length`). */
  readonly maxRegexLength: number
  /** Returns the reason why the language rejects an expression that Lucene supports, or undefined. */
  readonly refuse?: (text: string) => string | undefined
}

/**
 * A Lucene expression that matches a whole value exactly if the given expression is found in it. Lucene has no anchors,
 * flags, look-around or class shorthands, and `# @ & < > ~ "` are special.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
 */
export function luceneRegex(source: string, flags: string, settings: RegexSettings): LuceneRegex {
  const foldsCase = settings.foldsCase && ignoresCase(source, flags)
  return withinLimits(source, recentOf({ flags, foldsCase, widens: false })(source), settings)
}

/**
 * A Lucene expression that matches a whole value at least if the given expression is found in it. It omits unsupported
 * constructs, and writes each letter in both cases if any part ignores case. Undefined if there is none, or if it still
 * exceeds a limit.
 */
export function widerLuceneRegex(source: string, flags: string, settings: RegexSettings): LuceneRegexText | undefined {
  if (hasUnanalysedFlags(leadingFlags(parseRegex(source)).tree)) return undefined
  const wide = withinLimits(source, recentOf({ flags, foldsCase: false, widens: true })(source), settings)
  return 'because' in wide ? undefined : wide
}

/**
 * Returns a function that writes expressions. Several languages ask for the same one in turn, for a query and for the
 * targets that could express it. Without the results, a conversion to KQL takes 5 % longer, and one to six targets 3 %.
 */
function recentOf(writing: RegexWriting): (source: string) => LuceneRegex {
  const { flags, foldsCase, widens } = writing
  const key = `${flags} ${foldsCase} ${widens}`
  const known = recent.get(key)
  if (known !== undefined) return known
  const write = keepRecent((source) => {
    const { tree, flags: inner } = leadingFlags(parseRegex(source))
    const all = flags + inner + (widens ? innerFlags(tree) : '')
    return writeLuceneRegex(tree, source, { ...writing, flags: all })
  })
  recent.set(key, write)
  return write
}

/** The flags are a subset of `ims`, so these are few. */
const recent = new Map<string, (source: string) => LuceneRegex>()

/** Refuses an expression that exceeds a limit of the language. */
function withinLimits(source: string, written: LuceneRegex, settings: RegexSettings): LuceneRegex {
  const because = 'because' in written ? undefined : problemOf(written.text, settings)
  return because === undefined ? written : { because, at: { start: 0, end: source.length } }
}

function problemOf(text: string, { maxRegexLength, refuse }: RegexSettings): string | undefined {
  if (/\p{Cs}/u.test(text)) return 'the regular expression contains half of a surrogate pair'
  if (text.length > maxRegexLength) return tooLongReason(maxRegexLength)
  return (
    refuse?.(text) ??
    (exceedsLuceneLimit(text) ? 'the regular expression exceeds Lucene’s determinization limit' : undefined)
  )
}

/**
 * Reason for rejecting an expression that is too long:
 * https://www.elastic.co/docs/reference/elasticsearch/index-settings/index-modules
 */
export const tooLongReason = (maxRegexLength: number): string =>
  `it requires a regular expression of more than ${maxRegexLength.toLocaleString('en')} characters (\`max-regex-length\`)`

/** True if the flags, or a setting at the start of the expression, ignore letter case. */
export const ignoresCase = (source: string, flags: string): boolean =>
  (flags + leadingFlags(parseRegex(source)).flags).includes('i')
