import type { YamlEntry } from '../../rule/yaml/node.js'
import { entrySpan } from './edit-node.js'
import { indentOf, wholeLines } from './lines.js'

/**
 * Returns the lines of an entry of a block map, without its indentation and without the last line break. `undefined` if
 * other text is on them.
 */
export function entryLines(text: string, entry: YamlEntry): readonly string[] | undefined {
  const span = wholeLines(text, entrySpan(text, entry))
  const indent = indentOf(text, entry.key.span.start)
  if (indent === undefined || span === undefined) return undefined
  const written = text.slice(span.start, span.end).replace(/^[\r\n]+|[\r\n]+$/g, '')
  return written
    .split(/\r\n|\n|\r/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
}
