import type { Selection } from '../rule/rule.js'
import { readSelection } from '../rule/selection.js'
import type { YamlNode } from '../rule/yaml/node.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { EntryReader } from './entry.js'

/** Reads an option that is written like a selection of a rule; undefined if there is none, or if it has no meaning, which is reported. */
export function readOptionSelection(
  { source, node, report }: EntryReader,
  option: string,
  change: (value: YamlNode) => YamlNode = (value) => value,
): Selection | undefined {
  const entry = node.entries.find(({ key }) => key.text === option)
  if (entry === undefined) return undefined
  const diagnostics: Diagnostic[] = []
  const selection = readSelection(source, entry.key, change(entry.value), diagnostics)
  for (const diagnostic of diagnostics) report(diagnostic)
  return selection
}
