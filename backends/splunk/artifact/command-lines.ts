/**
 * Splits a search into one line per command for readability; Splunk treats a line break as a space. A bar inside quotes
 * is not a pipe. If it is unclear which parts are quoted, the search stays unchanged.
 *
 * https://help.splunk.com/en/splunk-enterprise/search/search-manual/9.4/using-the-search-app/parse-searches
 */
export function commandLines(search: string): string {
  const parts = search.split(DOUBLE_QUOTED)
  // A single quote may be literal. If they come in pairs without a double quote between them, it makes no difference.
  const isPlain = parts.every((part, index) => index % 2 === 1 || part.split("'").length % 2 === 1)
  if (!isPlain || parts.some((part, index) => index % 2 === 0 && part.includes('"'))) return search
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(PIPE, breakPipe))).join('')
}

const DOUBLE_QUOTED = /("(?:[^"\\]|\\.)*")/s

/**
 * A pipe with spaces around it, or a single-quoted text. A backslash before the space would change its meaning at the
 * end of a line.
 */
const PIPE = /'[^']*'|(?<!\\) \| /g

const breakPipe = (match: string): string => (match === ' | ' ? '\n| ' : match)
