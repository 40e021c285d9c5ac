/**
 * The first part of a KQL query that Elasticsearch reads otherwise than Kibana, for which it is written; undefined if both read all alike. Its
 * grammar is not Kibana's. Of a wildcard it reads what is unescaped once more, with `?` and backslashes, if the field is a `keyword`, and not if it is any
 * other, so that no text is right for both. Words beside each other are joined by one blank, and a text does not end after a backslash.
 *
 * https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
 */
export function readOtherwise(query: string): string | undefined {
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
