/** The text of a command, and its start in the query. */
export interface Segment {
  readonly text: string
  readonly start: number
}

/**
 * The commands of a query. A pipe inside quotation marks is text: "You must enclose a regular expression that uses the
 * pipe character in quotation marks" ("SPL and regular expressions"). One inside square brackets belongs to a subsearch
 * ("multisearch").
 */
export function splitAtPipes(query: string): readonly Segment[] {
  const segments: Segment[] = []
  let start = 0
  let depth = 0
  let quote: string | undefined
  for (let index = 0; index < query.length; index += 1) {
    const character = query[index]
    if (quote === '"' && character === '\\') index += 1
    else if (quote !== undefined) quote = character === quote ? undefined : quote
    // A single quotation mark quotes a field name in `where`; in `search` it is an ordinary character.
    else if (character === '"' || (character === "'" && segments.length > 0)) quote = character
    else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '|' && depth === 0) {
      segments.push({ text: query.slice(start, index), start })
      start = index + 1
    }
  }
  segments.push({ text: query.slice(start), start })
  return segments
}
