import type { Source } from '../text/source.js'
import type { FieldReference } from './correlation.js'
import { fieldMentions } from './field-mentions.js'
import { valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'
import { placerOf } from './yaml/span-within.js'

/** Keys of a document with texts for people. Titles and references mention no fields. */
const TEXT_KEYS = ['description', 'explanation', 'sigmacast', 'prevention', 'comments', 'falsepositives']

/** Lists the fields that the texts of a document mention, each once, with the first place. */
export function readMentions({ text }: Source, root: YamlMapping): readonly FieldReference[] {
  let mentions: Map<string, FieldReference> | undefined
  const read = (node: YamlNode): void => {
    if (node.kind === 'sequence') node.items.forEach(read)
    else if (node.kind === 'mapping') for (const { value } of node.entries) read(value)
    else {
      const found = fieldMentions(node.text)
      if (found.length === 0) return
      const placer = placerOf(text, node)
      mentions ??= new Map()
      for (const { name, start, end } of found)
        if (!mentions.has(name)) mentions.set(name, { name, span: placer(start, end) })
    }
  }
  for (const key of TEXT_KEYS) {
    const node = valueAt(root, key)
    if (node !== undefined) read(node)
  }
  return mentions === undefined ? [] : [...mentions.values()]
}
