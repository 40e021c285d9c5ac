import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { keepRecent } from '../text/keep-recent.js'
import type { Source } from '../text/source.js'
import { checkDashes, checkFieldName } from './missing-spaces.js'
import { checkText } from './odd-text.js'
import type { Item, ModifierUse, Selection, Value } from './rule.js'
import { asList, isNull, type YamlEntry, type YamlNode, type YamlScalar } from './yaml/node.js'
import { type Placer, placerOf } from './yaml/span-within.js'

/** Reads a selection that consists of one keyword. */
export const readKeyword = (source: Source, keyword: YamlScalar, report: Report): Selection => ({
  kind: 'keywords',
  values: [readValue(source, keyword, report)],
})

/** Reads a search block. Reports problems, and returns `undefined` if it cannot match anything. */
export function readSelection(source: Source, name: YamlScalar, node: YamlNode, report: Report): Selection | undefined {
  if (node.kind === 'scalar') {
    // The schema has reported that it is neither a mapping nor a list.
    return undefined
  }
  const size = node.kind === 'mapping' ? node.entries.length : node.items.length
  if (size === 0) {
    report(diagnose('empty-selection', source, name.span, [name.text]))
    return undefined
  }
  return node.kind === 'mapping' ? readItems(source, node.entries, report) : readList(source, name, node.items, report)
}

const readItems = (source: Source, entries: readonly YamlEntry[], report: Report): Selection => ({
  kind: 'items',
  items: entries.map((entry) => readItem(source, entry, report)),
})

/** Reads a list of keywords, maps, or both, of which one must match. */
function readList(source: Source, name: YamlScalar, nodes: readonly YamlNode[], report: Report): Selection | undefined {
  const keywords = nodes.filter((node) => node.kind === 'scalar')
  const others = nodes.filter((node) => node.kind !== 'scalar')
  const selections = others.flatMap((node) => {
    const selection = node.kind === 'mapping' ? readSelection(source, name, node, report) : undefined
    if (node.kind === 'sequence') report(diagnose('selection-not-a-search', source, node.span, [name.text]))
    return selection === undefined ? [] : [selection]
  })
  const all: Selection[] =
    keywords.length === 0 ? [] : [{ kind: 'keywords', values: keywords.map((node) => readValue(source, node, report)) }]
  for (const selection of selections) all.push(selection)
  return all.length === 1 ? all[0] : { kind: 'any', of: all }
}

/**
 * Returns the field of a key with its modifiers, as written. It is empty for the key null, which pySigma also reads as
 * no field; quotes make it the name of one.
 */
export const itemName = (key: YamlScalar): string => (isNull(key) ? '' : key.text)

function readItem(source: Source, entry: YamlEntry, report: Report): Item {
  const { key, value } = entry
  const { field, modifiers, hasSelector } = keyParts(itemName(key))
  const name = field === '' ? null : field
  const place = placerOf(source.text, key)
  const fieldSpan = place(0, field.length)
  checkText(source, key, report)
  checkFieldName(source, entry, fieldSpan, field, report)
  const nodes = asList(value)
  if (hasSelector) report(diagnose('array-selector', source, place(0, field.length), [field]))
  if (nodes.length === 0) report(diagnose('no-values', source, key.span, [key.text]))
  const values: Value[] = []
  for (const node of nodes) {
    if (node.kind === 'scalar') values.push(readValue(source, node, report))
    else {
      const help = helpForNested(source, node, name)
      report(diagnose('value-not-scalar', source, node.span, [name ?? key.text], { help }))
    }
  }
  return { field: name, fieldSpan, modifiers: modifierUses(place, field, modifiers), values }
}

/** Explains a map or a list in block notation in place of a value; in flow notation it may be an unquoted string. */
function helpForNested({ text }: Source, node: YamlNode, field: string | null): string | undefined {
  if ('{['.includes(text.charAt(node.span.start))) return undefined
  if (node.kind === 'sequence') return 'write one list'
  const inner = node.kind === 'mapping' ? node.entries[0]?.key.text : undefined
  return inner === undefined || field === null
    ? undefined
    : `join the names of nested fields with a dot: \`${field}.${inner}\``
}

/** `connections[any].ip`: elements of a list, as proposed for version 3 of the specification. */
const SELECTORS = ['any', 'all', 'all_or_empty', 'none'].join('|')
const ARRAY_SELECTOR = new RegExp(`(?<!\\\\)\\[(?:${SELECTORS})\\]`, 'i')

const NO_MODIFIERS: readonly ModifierUse[] = []

/** Splits a key at its bars. The same few keys recur in all rules. */
const keyParts = keepRecent((key) => {
  const [field = '', ...modifiers] = key.split('|')
  return { field, modifiers, hasSelector: ARRAY_SELECTOR.test(field) }
})

function modifierUses(place: Placer, field: string, names: readonly string[]): readonly ModifierUse[] {
  if (names.length === 0) return NO_MODIFIERS
  let at = field.length
  return names.map((name) => {
    const start = at + 1
    at = start + name.length
    return { name, span: place(start, at) }
  })
}

function readValue(source: Source, scalar: YamlScalar, report: Report): Value {
  checkText(source, scalar, report)
  checkDashes(source, scalar, report)
  const { type, text, span } = scalar
  return { type, text, span }
}
