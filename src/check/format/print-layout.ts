import type { BlockText, Collection, Entry, InlineText, LayoutComment, LayoutDocument, LayoutNode } from './layout.js'
import type { Layout } from './read-layout.js'

/** Spaces by which a value is indented from its key, and an item's further lines from its dash. */
const KEY_INDENT = 4
const DASH_INDENT = 2

/** Prints a layout, with `\n` at the end of each line. */
export function printLayout({ documents, comments }: Layout): string {
  const lines = documents.flatMap((document, index) => [
    ...(index > 0 || (document.root === undefined && documents.length > 1) ? ['---'] : []),
    ...printDocument(document),
  ])
  const root = documents.at(-1)?.root
  const isJoined = lines.length === 0 || (root !== undefined && keepsBlankLines(root))
  return [...lines, ...printComments(comments, 0, isJoined)].map((line) => `${line}\n`).join('')
}

function printDocument({ root, comments }: LayoutDocument): readonly string[] {
  const lines = printComments(comments, 0, true)
  return root === undefined ? lines : [...lines, ...printCollection(root, 0)]
}

function printCollection({ kind, head, entries, tail }: Collection, indent: number): readonly string[] {
  const lines: string[] = head.length === 0 ? [] : [...printComments(head, indent, true), '']
  // A blank line at the beginning separates nothing.
  let isJoined = true
  for (const entry of entries) {
    lines.push(...printComments(entry.before, indent, isJoined))
    if (entry.isApart && !(isJoined && entry.before.length === 0)) lines.push('')
    lines.push(...(kind === 'mapping' ? printPair(entry, indent) : printItem(entry, indent)))
    const further = indent + (kind === 'mapping' ? KEY_INDENT : DASH_INDENT)
    lines.push(...printComments(entry.below, further, keepsBlankLines(entry.value)))
    lines.push(...printComments(entry.after, indent, entry.below.length === 0 && keepsBlankLines(entry.value)))
    isJoined = endsOpen(entry)
  }
  return [...lines, ...printComments(tail, indent, isJoined)]
}

/** True if a blank line after a node would be a part of its last scalar, as after `|+`. */
function keepsBlankLines(node: LayoutNode): boolean {
  if (!('entries' in node)) return node.kind === 'block' && /^[|>][0-9]?\+/.test(node.header)
  const last = node.entries.at(-1)
  return node.tail.length === 0 && last !== undefined && endsOpen(last)
}

const endsOpen = ({ value, below, after }: Entry): boolean =>
  below.length === 0 && after.length === 0 && keepsBlankLines(value)

/** Prints comments at an indentation. Those that are indented further than the first, as in commented-out YAML, stay so. */
function printComments(comments: readonly LayoutComment[], indent: number, isFirst = false): string[] {
  const base = comments[0]?.column ?? 0
  return comments.flatMap(({ text, column, isApart }, index) => [
    ...(isApart && !(isFirst && index === 0) ? [''] : []),
    `${' '.repeat(indent + Math.max(0, column - base))}${text}`,
  ])
}

const printPair = (entry: Entry, indent: number): readonly string[] =>
  printValue(`${' '.repeat(indent)}${entry.key}:`, entry, indent, indent + KEY_INDENT)

function printItem(entry: Entry, indent: number): readonly string[] {
  const { value, comment } = entry
  const dash = `${' '.repeat(indent)}-`
  if (!('entries' in value) || value.properties !== '' || comment !== undefined)
    return printValue(dash, entry, indent, indent + DASH_INDENT)
  const lines = printCollection(value, indent + DASH_INDENT)
  const [first = ''] = lines
  return first.trimStart().startsWith('#') ? [dash, ...lines] : [`${dash} ${first.trimStart()}`, ...lines.slice(1)]
}

/** Prints a value behind its key or dash. `outer` is the indentation of the key or dash, `indent` that of the value. */
function printValue(lead: string, entry: Entry, outer: number, indent: number): readonly string[] {
  const { value, comment } = entry
  if ('entries' in value)
    return [`${joined(lead, value.properties)}${comment ?? ''}`, ...printCollection(value, indent)]
  const lines = value.kind === 'block' ? printBlock(value, outer, indent) : printInline(value, indent)
  return printText(lead, entry, lines, indent)
}

/** Prints a text behind its key or dash, or below it if comments stand between them. */
function printText(
  lead: string,
  { comment, inner, valueComment }: Entry,
  lines: readonly string[],
  indent: number,
): readonly string[] {
  const [first = '', ...others] = lines
  const isOneLine = (comment === undefined || first === '') && inner.length === 0
  const whole = isOneLine
    ? [`${joined(lead, first)}${comment ?? ''}`, ...others]
    : [`${lead}${comment ?? ''}`, ...printComments(inner, indent), `${' '.repeat(indent)}${first}`, ...others]
  return [...whole.slice(0, -1), `${whole.at(-1)}${valueComment ?? ''}`]
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

function printInline({ properties, lines, isScalar }: InlineText, indent: number): readonly string[] {
  const [first = '', ...others] = lines.map((line) => line.trimEnd())
  const least = Math.min(...others.filter((line) => line !== '').map(leadOf))
  const shifted = others.map((line) => {
    if (line === '') return ''
    return `${' '.repeat(indent + (isScalar ? 0 : leadOf(line) - least))}${line.trimStart()}`
  })
  return [joined(properties, first), ...shifted]
}

const leadOf = (line: string): number => line.length - line.trimStart().length

function printBlock({ properties, header, indicator, lines }: BlockText, outer: number, indent: number): string[] {
  const lead = ' '.repeat(indicator === undefined ? indent : outer + indicator)
  return [joined(properties, header), ...lines.map((line) => (line === '' ? '' : `${lead}${line}`))]
}
