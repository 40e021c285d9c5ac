import { unicodeEscape } from '../text/control-characters.js'

/** Data that JSON can hold. Maps keep the order of their keys. */
export type JsonTree = string | number | boolean | null | readonly JsonTree[] | ReadonlyMap<string, JsonTree>

/**
 * Formats JSON like Python's `json.dumps`: on one line with a space after commas and colons, or in lines with an
 * indentation; with escapes for every character beyond ASCII.
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

/** Formats a text of JSON, in ASCII. */
export const jsonText = (text: string): string => JSON.stringify(text).replace(/[^ -~]/g, unicodeEscape)
