import type { YamlSequence } from '../../rule/yaml/node.js'
import type { Source } from '../../text/source.js'
import type { Edit } from '../finding.js'
import { insertLines } from './insert-lines.js'
import { indentOf, wholeLines } from './lines.js'
import { writeScalar } from './write-scalar.js'

/** Adds a text after the last item of a list. `undefined` if the text around it does not allow it. */
export function insertItem({ text }: Source, { items, span }: YamlSequence, item: string): Edit | undefined {
  const last = items.at(-1)
  if (last === undefined || last.span.end === last.span.start) return undefined
  if (text.charAt(span.start) === '[') {
    return last.kind === 'scalar'
      ? { span: { start: last.span.end, end: last.span.end }, text: `, ${writeScalar(item)}` }
      : undefined
  }
  const dash = text.slice(0, last.span.start).search(/-[ \t]+$/)
  const indent = dash === -1 ? undefined : indentOf(text, dash)
  const lines = indent === undefined ? undefined : wholeLines(text, { start: dash, end: last.span.end })
  if (indent === undefined || lines === undefined) return undefined
  return insertLines(text, lines.end, [`${indent}- ${writeScalar(item)}`])
}
