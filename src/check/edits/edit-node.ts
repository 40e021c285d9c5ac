import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from '../../rule/yaml/node.js'
import type { Source, Span } from '../../text/source.js'
import type { Edit } from '../finding.js'
import { indentOf, lineBreakOf, trimmedEnd, wholeLines } from './lines.js'
import { writeScalarLike } from './write-scalar.js'

/** Replaces the text of a key or value, in its own style. */
export const replaceScalar = ({ text: source }: Source, scalar: YamlScalar, text: string): Edit => ({
  span: scalar.span,
  text: writeScalarLike(source, scalar, text),
})

/** Removes an item of a list that has others. `undefined` if the text around it does not allow it. */
export function removeItem({ text }: Source, { items, span }: YamlSequence, index: number): Edit | undefined {
  const item = items[index]
  if (item === undefined || items.length < 2) return undefined
  if (text.charAt(span.start) === '[') return removal(besideComma(text, items, index))
  const dash = dashBefore(text, item.span.start)
  return dash === undefined ? undefined : removal(wholeLines(text, { start: dash, end: item.span.end }))
}

/** Removes an entry of a map that has others. `undefined` if the text around it does not allow it. */
export function removeEntry({ text }: Source, { entries, span }: YamlMapping, index: number): Edit | undefined {
  const entry = entries[index]
  if (entry === undefined || entries.length < 2) return undefined
  const spans = entries.map((other) => entrySpan(text, other))
  if (text.charAt(span.start) === '{')
    return removal(
      besideComma(
        text,
        spans.map((at) => ({ span: at })),
        index,
      ),
    )
  const lines = wholeLines(text, entrySpan(text, entry))
  if (lines !== undefined) return removal(lines)
  // The first entry of a map in a list is behind the dash.
  const next = spans[index + 1]
  const gap = next && text.slice(trimmedEnd(text, entry.key.span.start, entrySpan(text, entry).end), next.start)
  return gap !== undefined && index === 0 && /^\s*$/.test(gap)
    ? removal({ start: entry.key.span.start, end: next?.start ?? 0 })
    : undefined
}

/** Adds a line `key: value` after an entry of a block map, with its indentation. `value` is YAML. */
export function insertAfter({ text }: Source, entry: YamlEntry, key: string, value: string): Edit | undefined {
  const indent = indentOf(text, entry.key.span.start)
  const lines = wholeLines(text, entrySpan(text, entry))
  if (indent === undefined || lines === undefined) return undefined
  const isLast = !/[\r\n]$/.test(text.slice(0, lines.end))
  const line = `${indent}${key}: ${value}`
  const lineBreak = lineBreakOf(text)
  return {
    span: { start: lines.end, end: lines.end },
    text: isLast ? `${lineBreak}${line}` : `${line}${lineBreak}`,
  }
}

/** Returns the span of an entry, with the brackets of its value, or with the colon if it has no value. */
export function entrySpan(text: string, { key, value }: YamlEntry): Span {
  const { start, end } = key.span
  if (value.span.end > end) return { start, end: closedEnd(text, value) }
  return { start, end: end + (/^[ \t]*:/.exec(text.slice(end, end + MAX_GAP))?.[0].length ?? 0) }
}

/** Characters between a key and its colon. */
const MAX_GAP = 100

/** Returns the offset after a node; the span of a list or map in brackets ends before the closing one. */
function closedEnd(text: string, node: YamlNode): number {
  const { start, end } = node.span
  if (node.kind === 'scalar') return end
  const last = node.kind === 'sequence' ? node.items.at(-1) : node.entries.at(-1)?.value
  const inner = last === undefined || last.span.start < start ? end : Math.max(end, closedEnd(text, last))
  if (!/[[{]/.test(text.charAt(start))) return inner
  const closing = /(?:[\s,]|#[^\r\n]*[\r\n])*[\]}]/y
  closing.lastIndex = inner
  return closing.test(text) ? closing.lastIndex : inner
}

/** Removes a comment, with its line if nothing else is on it. */
export function removeComment({ text }: Source, span: Span): Edit {
  return { span: wholeLines(text, span) ?? { start: trimmedEnd(text, 0, span.start), end: span.end }, text: '' }
}

const removal = (span: Span | undefined): Edit | undefined => (span === undefined ? undefined : { span, text: '' })

/** Returns the span of a part of a list or map in brackets, with the comma after it, or before it if it is the last. */
function besideComma(text: string, parts: readonly Pick<YamlNode, 'span'>[], index: number): Span | undefined {
  const part = parts[index]
  const next = parts[index + 1]
  const previous = parts[index - 1]
  if (part === undefined) return undefined
  const span = next
    ? { start: part.span.start, end: next.span.start }
    : { start: previous?.span.end ?? part.span.start, end: part.span.end }
  const gap = next ? text.slice(part.span.end, span.end) : text.slice(span.start, part.span.start)
  return /^\s*,\s*$/.test(gap) ? span : undefined
}

/** Returns the offset of the dash of a list item, or `undefined` if something else precedes the item. */
function dashBefore(text: string, start: number): number | undefined {
  let at = start
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at--
  return text.charAt(at - 1) === '-' && indentOf(text, at - 1) !== undefined ? at - 1 : undefined
}
