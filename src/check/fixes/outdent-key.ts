import { metadataKeys } from '../../rule/metadata/read-metadata.js'
import { valueAt } from '../../rule/yaml/node.js'
import { entrySpan, removeEntry } from '../edits/edit-node.js'
import { entryLines } from '../edits/entry-lines.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { insertLines } from '../edits/insert-lines.js'
import { wholeLines } from '../edits/lines.js'
import { isOneLine } from '../edits/one-line.js'
import type { EntryPlace } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Moves a metadata key out of a `detection` that contains it by mistake, to the line after the section. */
export function outdentKey({ source, root }: RuleContext, { map, index, entry, keys }: EntryPlace): Fix | undefined {
  const { text } = source
  const [section, name = ''] = keys
  const last = map.entries.at(-1)
  if (section !== 'detection' || keys.length !== 2 || !metadataKeys.includes(name) || last === undefined)
    return undefined
  if (valueAt(root, name) !== undefined || entry.value.kind !== 'scalar' || !isOneLine(text, entry.value))
    return undefined
  const lines = wholeLines(text, entrySpan(text, last))
  const line = entryLines(text, entry)?.[0]
  if (lines === undefined || line === undefined) return undefined
  return unsafeFixOf(removeEntry(source, map, index), insertLines(text, lines.end, [line]))
}
