import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { checkDashes, checkFieldName } from './missing-blanks.js'
import { checkText } from './odd-text.js'
import type { Item, ModifierUse, Selection, Value } from './rule.js'
import type { YamlEntry, YamlNode, YamlScalar } from './yaml/node.js'
import { type Placer, placerOf } from './yaml/span-within.js'

/** A search block; undefined, with its problem pushed to `found`, where it has no meaning. */
export function readSelection(
  source: Source,
  name: YamlScalar,
  node: YamlNode,
  found: Diagnostic[],
): Selection | undefined {
  if (node.kind === 'scalar') {
    // A mapping or a list is what the schema asks for, and it has said so.
    return undefined
  }
  const size = node.kind === 'mapping' ? node.entries.length : node.items.length
  if (size === 0) {
    found.push(diagnose('empty-selection', source, name.span, [name.text]))
    return undefined
  }
  return node.kind === 'mapping' ? readItems(source, node.entries, found) : readList(source, name, node.items, found)
}

const readItems = (source: Source, entries: readonly YamlEntry[], found: Diagnostic[]): Selection => ({
  kind: 'items',
  items: entries.map((entry) => readItem(source, entry, found)),
})

/** A list holds keywords, maps, or both; one of them must match. */
function readList(
  source: Source,
  name: YamlScalar,
  nodes: readonly YamlNode[],
  found: Diagnostic[],
): Selection | undefined {
  const keywords = nodes.filter((node) => node.kind === 'scalar')
  const others = nodes.filter((node) => node.kind !== 'scalar')
  const selections = others.flatMap((node) => {
    const selection = node.kind === 'mapping' ? readSelection(source, name, node, found) : undefined
    if (node.kind === 'sequence') found.push(diagnose('selection-not-a-search', source, node.span, [name.text]))
    return selection === undefined ? [] : [selection]
  })
  const all: Selection[] =
    keywords.length === 0 ? [] : [{ kind: 'keywords', values: keywords.map((node) => readValue(source, node, found)) }]
  for (const selection of selections) all.push(selection)
  return all.length === 1 ? all[0] : { kind: 'any', of: all }
}

function readItem(source: Source, { key, value }: YamlEntry, found: Diagnostic[]): Item {
  const [field = '', ...modifiers] = key.text.split('|')
  const name = field === '' ? null : field
  const place = placerOf(source.text, key)
  checkText(source, key, found)
  checkFieldName(source, key, place(0, field.length), field, found)
  const nodes = value.kind === 'sequence' ? value.items : [value]
  if (ARRAY_SELECTOR.test(field)) found.push(diagnose('array-selector', source, place(0, field.length), [field]))
  if (nodes.length === 0) found.push(diagnose('no-values', source, key.span, [key.text]))
  const values = nodes.flatMap((node) => {
    if (node.kind === 'scalar') return [readValue(source, node, found)]
    found.push(diagnose('value-not-scalar', source, node.span, [name ?? key.text]))
    return []
  })
  return {
    field: name,
    fieldSpan: place(0, field.length),
    modifiers: uses(place, field, modifiers),
    values,
  }
}

/** `connections[any].ip`: elements of a list, as proposed for version 3 of the specification. */
const SELECTORS = ['any', 'all', 'all_or_empty', 'none'].join('|')
const ARRAY_SELECTOR = new RegExp(`(?<!\\\\)\\[(?:${SELECTORS})\\]`, 'i')

function uses(place: Placer, field: string, names: readonly string[]): ModifierUse[] {
  let at = field.length
  return names.map((name) => {
    const start = at + 1
    at = start + name.length
    return { name, span: place(start, at) }
  })
}

function readValue(source: Source, scalar: YamlScalar, found: Diagnostic[]): Value {
  checkText(source, scalar, found)
  checkDashes(source, scalar, found)
  const { type, text, span } = scalar
  return { type, text, span }
}
