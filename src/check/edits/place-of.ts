import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../../rule/yaml/node.js'
import type { Span } from '../../text/source.js'
import type { RuleContext } from '../rule-context.js'

/** An entry of a map, found by its key or its value. */
export interface EntryPlace {
  readonly kind: 'key' | 'value'
  readonly map: YamlMapping
  readonly index: number
  readonly entry: YamlEntry
  /** The keys from the document to the entry. */
  readonly keys: readonly string[]
}

/** An item of a list. */
export interface ItemPlace {
  readonly kind: 'item'
  readonly list: YamlSequence
  readonly index: number
  readonly item: YamlNode
  /** The entry that contains the list; undefined for a list in a list. */
  readonly owner: EntryPlace | undefined
  readonly keys: readonly string[]
}

export type Place = EntryPlace | ItemPlace

/**
 * Finds the key, value or item at a span, with what surrounds it. Returns `undefined` if an edit there would change
 * other places: behind an anchor, an alias or a merge key, or in a document that is merged into this one.
 */
export function placeOf({ source, document, root }: RuleContext, span: Span): Place | undefined {
  return isInside(span, document.span) ? inMapping(source.text, root, span, []) : undefined
}

/** Finds the entry of a key at the top level, with the contract of `placeOf`. */
export function entryOf(context: RuleContext, key: string): EntryPlace | undefined {
  const entry = context.root.entries.find((candidate) => candidate.key.text === key)
  const place = entry && placeOf(context, entry.key.span)
  return place?.kind === 'key' && isWritten(context.source.text, entry?.key.span.end ?? 0, place.entry.value.span.start)
    ? place
    : undefined
}

/** True if a node and everything in it is written at its place, without anchors, aliases, tags and merge keys. */
export function isWrittenHere(text: string, node: YamlNode): boolean {
  if (node.kind === 'scalar') return true
  if (node.kind === 'sequence') {
    return node.items.every(
      (item, index) => isWritten(text, itemGap(node, index), item.span.start) && isWrittenHere(text, item),
    )
  }
  return node.entries.every(
    ({ key, value }) =>
      isInside(key.span, node.span) && isWritten(text, key.span.end, value.span.start) && isWrittenHere(text, value),
  )
}

function inMapping(text: string, map: YamlMapping, span: Span, keys: readonly string[]): Place | undefined {
  const index = lastBefore(map.entries, span.start, ({ key }) => key.span.start)
  const entry = map.entries[index]
  if (entry === undefined || !isInside(entry.key.span, map.span)) return undefined
  const { key, value } = entry
  const place = { map, index, entry, keys: [...keys, key.text] }
  if (isSame(key.span, span)) return { kind: 'key', ...place }
  if (!isWritten(text, key.span.end, value.span.start)) return undefined
  if (isSame(value.span, span)) return { kind: 'value', ...place }
  return isInside(span, value.span) ? inNode(text, value, span, { kind: 'value', ...place }) : undefined
}

function inNode(text: string, node: YamlNode, span: Span, owner: EntryPlace): Place | undefined {
  if (node.kind === 'mapping') return inMapping(text, node, span, owner.keys)
  return node.kind === 'sequence' ? inSequence(text, node, span, owner.keys, owner) : undefined
}

function inSequence(
  text: string,
  list: YamlSequence,
  span: Span,
  keys: readonly string[],
  owner: EntryPlace | undefined,
): Place | undefined {
  const index = lastBefore(list.items, span.start, (item) => item.span.start)
  const item = list.items[index]
  if (item === undefined || !isInside(span, item.span)) return undefined
  if (!isWritten(text, itemGap(list, index), item.span.start)) return undefined
  if (isSame(item.span, span)) return { kind: 'item', list, index, item, owner, keys }
  if (item.kind === 'mapping') return inMapping(text, item, span, keys)
  return item.kind === 'sequence' ? inSequence(text, item, span, keys, undefined) : undefined
}

/**
 * Returns the index of the last node that begins at or before an offset. An alias can disturb the order of a list; the
 * node is then not found.
 */
function lastBefore<Node>(nodes: readonly Node[], offset: number, startOf: (node: Node) => number): number {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const node = nodes[middle]
    if (node !== undefined && startOf(node) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Returns the offset after which an item can begin. */
const itemGap = ({ items, span }: YamlSequence, index: number): number => items[index - 1]?.span.end ?? span.start

/** True if a node begins after this offset, with nothing between that gives it another name or type. */
const isWritten = (text: string, from: number, to: number): boolean =>
  from <= to && !/[&*!<]/.test(text.slice(from, to).replace(/#[^\r\n]*/g, ''))

const isInside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
