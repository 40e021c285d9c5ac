import {
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from '../../rule/yaml/events.generated.js'
import type { YamlNode } from '../../rule/yaml/node.js'
import { plainScalarType } from '../../rule/yaml/scalar-type.js'
import { compareTexts } from '../../text/compare-texts.js'

/**
 * Describes the content of a text: its documents with anchors, aliases, tags, types and values, without the order of
 * keys. Two texts with equal descriptions differ in their layout alone, as long as no anchor is defined twice.
 */
export function contentOf(text: string, events: readonly Event[]): string {
  let next = 0
  const describe = (): string => {
    const event = events[next++]
    if (event === undefined || event.type === EVENT_ID.POP) return ''
    if (event.type === EVENT_ID.ALIAS) return `*${text.slice(event.anchorStart, event.anchorEnd)}`
    if (event.type === EVENT_ID.SCALAR) return `${propertiesOf(text, event)}${scalarContent(text, event)}`
    const children: string[] = []
    while (next < events.length && events[next]?.type !== EVENT_ID.POP) children.push(describe())
    next++
    if (event.type === EVENT_ID.DOCUMENT) return `(${children.join(',')})`
    const isMapping = event.type === EVENT_ID.MAPPING
    const parts = isMapping ? pairsOf(children).sort() : children
    return `${propertiesOf(text, event)}${isMapping ? '{' : '['}${parts.join(',')}}`
  }
  const documents: string[] = []
  while (next < events.length) documents.push(describe())
  return documents.join('')
}

const pairsOf = (children: readonly string[]): string[] =>
  children.flatMap((key, index) => (index % 2 === 0 ? [`${key}:${children[index + 1] ?? ''}`] : []))

function propertiesOf(
  text: string,
  {
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
  }: Exclude<Event, { readonly type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP | typeof EVENT_ID.ALIAS }>,
): string {
  const anchor = anchorStart === -1 ? '' : `&${text.slice(anchorStart, anchorEnd)} `
  return `${anchor}${tagStart === -1 ? '' : `${text.slice(tagStart, tagEnd)} `}`
}

function scalarContent(text: string, event: ScalarEvent): string {
  const value = getScalarValue(text, event)
  const type = event.style === SCALAR_STYLE.PLAIN ? plainScalarType(value) : 'text'
  // Plain texts that YAML 1.1 reads differently must stay plain.
  const isPlain = event.style === SCALAR_STYLE.PLAIN
  return `${type}${isPlain ? '' : ' quoted'} ${JSON.stringify(value)}`
}

/** True if two nodes hold the same values, apart from the order of keys. */
export function isSameNode(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return null
  if (node.kind === 'scalar') return [node.type, node.text]
  if (node.kind === 'sequence') return { items: node.items.map(plain) }
  const entries = node.entries.map(({ key, value }): [string, unknown] => [`${key.type} ${key.text}`, plain(value)])
  return { entries: entries.sort(([a], [b]) => compareTexts(a, b)) }
}
