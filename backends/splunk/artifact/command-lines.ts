/**
 * A search with each of its commands in a line of its own, for those who read it; Splunk takes a line break for a blank. A bar inside quotes is no
 * pipe. Where it could be doubted what is inside quotes, the search stays as it is.
 *
 * https://help.splunk.com/en/splunk-enterprise/search/search-manual/9.4/using-the-search-app/parse-searches
 */
export function commandLines(search: string): string {
  const parts = search.split(DOUBLE_QUOTED)
  // A single quote may stand for itself; in pairs, with no double quote between them, it does not matter whether it does.
  const isPlain = parts.every((part, index) => index % 2 === 1 || part.split("'").length % 2 === 1)
  if (!isPlain || parts.some((part, index) => index % 2 === 0 && part.includes('"'))) return search
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(PIPE, broken))).join('')
}

const DOUBLE_QUOTED = /("(?:[^"\\]|\\.)*")/s

/** A pipe with blanks around it, after anything but a backslash, which would change its meaning at the end of a line; or what is in single quotes. */
const PIPE = /'[^']*'|(?<!\\) \| /g

const broken = (found: string): string => (found === ' | ' ? '\n| ' : found)
