import { readSelection } from '../rule/read-selection.js'
import type { Selection } from '../rule/rule.js'
import type { YamlNode } from '../rule/yaml/node.js'
import type { EntryReader } from './entry.js'

/**
 * Reads an option that has the form of a selection. Returns `undefined` if it is absent or invalid; mistakes are
 * reported.
 */
export function readOptionSelection(
  { source, node, report }: EntryReader,
  option: string,
  change: (value: YamlNode) => YamlNode = (value) => value,
): Selection | undefined {
  const entry = node.entries.find(({ key }) => key.text === option)
  if (entry === undefined) return undefined
  return readSelection(source, entry.key, change(entry.value), report)
}
