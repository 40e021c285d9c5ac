/** Data that JSON can hold. The keys of a map stand in its order. */
export type JsonTree = string | number | boolean | null | readonly JsonTree[] | ReadonlyMap<string, JsonTree>

/**
 * JSON as Python's `json.dumps` lays it out: on one line with a blank behind commas and colons, or in lines with an indentation; every
 * character beyond ASCII as an escape.
 */
export function writeJson(tree: JsonTree, indent: number | null): string {
  return write(tree, indent === null ? null : ' '.repeat(indent), '\n')
}

function write(tree: JsonTree, indent: string | null, line: string): string {
  if (typeof tree === 'string') return jsonText(tree)
  if (typeof tree !== 'object' || tree === null) return String(tree)
  const inner = indent === null ? '' : line + indent
  const [open, items, close] =
    tree instanceof Map
      ? ['{', [...tree].map(([key, value]) => `${jsonText(key)}: ${write(value, indent, inner)}`), '}']
      : ['[', (tree as readonly JsonTree[]).map((item) => write(item, indent, inner)), ']']
  if (items.length === 0) return open + close
  return indent === null ? open + items.join(', ') + close : open + inner + items.join(`,${inner}`) + line + close
}

/** A text of JSON, in ASCII. */
export const jsonText = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
