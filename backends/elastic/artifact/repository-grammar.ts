/** A value without quotes: words between spaces. An operator between two spaces ends it, but not at its start. */
const BARE = String.raw`(?:\\.|[^\s():<>"{}\\])+`
const TOKENS = new RegExp(
  String.raw`"(?:\\.|[^"\\])*"|(?<![:(])\s(?:and|or|not)(?=\s)|${BARE}(?:\s+(?!(?:and|or|not)\s)${BARE})*`,
  'giu',
)
const RESERVED = String.raw`(?:and|or|not)(?![\p{L}\p{N}_])`

/**
 * The first value of a KQL query that Kibana reads and the parser of the repository detection-rules rejects; undefined if
 * it reads all of them. A value with wildcards and spaces has no other form there: it accepts no apostrophe and no
 * reserved word in it, and no wildcard in its middle behind two spaces. Unicode escapes are not part of its grammar.
 *
 * https://github.com/elastic/detection-rules/blob/main/lib/kql/kql/kql.g
 */
export const rejectedPart = (query: string): string | undefined =>
  query.match(TOKENS)?.find((token) => !token.startsWith('"') && isRejected(token))

function isRejected(value: string): boolean {
  if (/(?<!\\)(?:\\\\)*\\u/.test(value)) return true
  if (!value.includes('*') || !/\S\s+\S/.test(value)) return false
  const reserved = new RegExp(String.raw`(?<!\\)(?:\\\\)*\\${RESERVED}|(?<=^|\s)${RESERVED}`, 'iu')
  return value.includes("'") || reserved.test(value) || isWildcardBehindWords(value)
}

/** True if the value begins and ends with text, and its first wildcard is behind two words. */
function isWildcardBehindWords(value: string): boolean {
  const [before = ''] = value.split('*')
  return !value.startsWith('*') && !value.endsWith('*') && (before.match(/\s+/g)?.length ?? 0) >= 2
}
