import { itemName } from '../rule/read-selection.js'
import { SELECTION_SECTIONS, selectionEntries } from '../rule/read-selections.js'
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from '../rule/yaml/node.js'
import { asList, valueAt } from '../rule/yaml/node.js'

/** A search item as written: `field|modifiers: values`. */
export interface WrittenItem {
  /** The name of the selection. */
  readonly selection: string
  readonly entry: YamlEntry
  /** The map that contains the entry. */
  readonly map: YamlMapping
  /** Empty if the item applies to the whole event. */
  readonly field: string
  readonly modifiers: readonly string[]
  /** The values; those that are no scalars are left out. */
  readonly values: readonly YamlScalar[]
  /** The list of the values; undefined for a single one. */
  readonly list: YamlSequence | undefined
}

/** A section with the entries that are its selections. */
export interface WrittenSearches {
  readonly section: YamlMapping
  readonly selections: readonly YamlEntry[]
}

/** Returns the sections of a document that contain selections: `detection`, or `filter`. */
export const writtenSearches = (root: YamlMapping): readonly WrittenSearches[] =>
  SELECTION_SECTIONS.flatMap((name) => {
    const section = valueAt(root, name)
    return section?.kind === 'mapping' ? [{ section, selections: selectionEntries(section, name) }] : []
  })

/** Returns the selections of a document, by the entries of its sections. */
export const writtenSelections = (root: YamlMapping): readonly YamlEntry[] =>
  writtenSearches(root).flatMap(({ selections }) => selections)

/** Returns all search items of a document, in order. */
export const writtenItems = (root: YamlMapping): readonly WrittenItem[] =>
  writtenSelections(root).flatMap(({ key, value }) => itemsIn(key.text, value))

function itemsIn(selection: string, node: YamlNode): readonly WrittenItem[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => itemsIn(selection, item))
  if (node.kind === 'scalar') return []
  return node.entries.map((entry) => writtenItem(selection, node, entry))
}

function writtenItem(selection: string, map: YamlMapping, entry: YamlEntry): WrittenItem {
  const [field = '', ...modifiers] = itemName(entry.key).split('|')
  const { value } = entry
  const nodes = asList(value)
  return {
    selection,
    entry,
    map,
    field,
    modifiers,
    values: nodes.filter((node) => node.kind === 'scalar'),
    list: value.kind === 'sequence' ? value : undefined,
  }
}
