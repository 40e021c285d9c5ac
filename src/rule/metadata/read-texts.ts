import { describe, type YamlNode } from '../yaml/node.js'
import { flatText } from './read-text.js'
import { ignore, isBlank, quoted, type Remarks } from './remarks.js'

/** Requirements for the items of a list of texts. */
export interface ItemShape {
  /** Returns the text to keep, and the problem with the original one. */
  readonly read: (text: string) => { readonly text: string; readonly problem: string | undefined }
  /** The requirement, for a message. */
  readonly expected: string
}

const EXPECTED = 'a list of strings'

/**
 * Reads a list of texts without duplicates. A single text is read as a list of one, and maps of plain values become
 * texts. Other items are ignored. Each problem is a warning. Returns `undefined` if there is no list.
 */
export function readTexts(node: YamlNode, remarks: Remarks, shape?: ItemShape): readonly string[] | undefined {
  if (isBlank(node)) {
    ignore(node, remarks, EXPECTED)
    return undefined
  }
  const kept = new Set<string>()
  const isList = node.kind === 'sequence'
  if (!isList) {
    const help =
      node.kind === 'scalar'
        ? 'write `- ` before it; sigmacast reads it as a list of one item'
        : 'write one string per line, each after `- `'
    remarks.warn('wrong-type', node, [remarks.key, EXPECTED], help)
  }
  for (const item of itemsOf(node)) {
    const text = isList ? itemText(item, remarks) : flatText(item)
    if (text === undefined || text === '') continue
    const { text: read, problem } = shape?.read(text) ?? { text, problem: undefined }
    if (kept.has(read)) remarks.warn('duplicate-item', item, [remarks.key], 'remove it; sigmacast keeps the item once')
    else if (problem !== undefined && shape !== undefined && node.kind !== 'mapping')
      remarks.warn('bad-format', item, [remarks.key, shape.expected], problem)
    kept.add(read)
  }
  return [...kept]
}

/** Lists the items. Each entry of a map in place of a list is an item. */
function itemsOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'sequence') return node.items
  if (node.kind === 'scalar') return [node]
  return node.entries.map((entry) => ({ kind: 'mapping', entries: [entry], span: entry.key.span }))
}

/** Reads an item. Warns if it is not a text, and returns `undefined` if it cannot become one. */
function itemText(node: YamlNode, { key, warn }: Remarks): string | undefined {
  if (isBlank(node)) {
    warn('empty-value', node, [`an item of \`${key}\``], 'write a value, or remove the item')
    return undefined
  }
  if (node.kind === 'scalar' && node.type === 'text') return node.text
  const text = flatText(node)
  const fate = text === undefined ? 'it is ignored' : `it is read as the string ${quoted(text)}`
  const help = node.kind === 'sequence' ? `this is ${describe(node)}; ${fate}` : `quote it; ${fate}`
  warn('wrong-type', node, [key, EXPECTED], help)
  return text
}
