/**
 * The first part of a KQL query that Elasticsearch reads differently from Kibana, its target; undefined if both read
 * everything alike. Their grammars differ. Elasticsearch unescapes a wildcard value a second time, with `?` and
 * backslashes, if the field is a `keyword`, but not for other fields; so no text works for both. It joins adjacent
 * words with one space, and does not end a text after a backslash.
 *
 * https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
 */
export function divergentPart(query: string): string | undefined {
  const parts = [...query.matchAll(/"(?:\\.|[^"\\])*"|(?:\\.|[^\s():<>"{}\\])+|[():<>{}]/gs)].map(([part]) => part)
  const isWord = (part: string | undefined): boolean =>
    part !== undefined && !/^["():<>{}]/.test(part) && !/^(?:and|or|not)$/i.test(part)
  return parts.find((part, at) => {
    const next = parts[at + 1]
    if (part.startsWith('"')) return part.endsWith('\\\\"') || (next !== undefined && /^[:<>]$/.test(next))
    if (!isWord(part)) return false
    return part.includes('\\') || (part.includes('*') && (part.includes('?') || isWord(next) || isWord(parts[at - 1])))
  })
}
