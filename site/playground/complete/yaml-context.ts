/** Where a cursor is in a YAML text that is being written, and may be incomplete. */
export interface YamlContext {
  /** The keys that lead to the mapping or value at the cursor. Lists have no key of their own. */
  readonly path: readonly string[]
  /** The text from the start of the word to the cursor. */
  readonly word: string
  /** The offset of the word. */
  readonly from: number
  /** `key` if the word is, or may become, a key of the mapping; `value` if it follows a key. */
  readonly position: 'key' | 'value'
  /** The document that contains the cursor. */
  readonly document: string
}

const KEY_LINE = /^(\s*(?:-\s+)*)(?:"([^"]*)"|'([^']*)'|([^\s#:'"][^:]*?))\s*:(?:\s+(.*))?$/

/** Reads the context at an offset from the indentation of the lines before it. */
export function yamlContext(text: string, offset: number): YamlContext {
  const start = lastSeparator(text.slice(0, offset))
  const rest = text.slice(offset)
  const end = /^---/m.exec(rest)?.index ?? rest.length
  const document = text.slice(start, offset + end)
  const before = text.slice(start, offset).split(/\r?\n/)
  const line = before.pop() ?? ''
  const onKey = KEY_LINE.exec(line)
  const value = onKey === null ? undefined : (onKey[5] ?? '')
  const parents = parentsOf(before, indentOf(line))
  if (value !== undefined && /:\s/.test(line)) {
    const word = wordAt(value)
    return { path: [...parents, keyOf(onKey)], word, from: offset - word.length, position: 'value', document }
  }
  const word = /[^\s-][^\s]*$/.exec(line)?.[0] ?? ''
  return { path: parents, word, from: offset - word.length, position: 'key', document }
}

const lastSeparator = (text: string): number => {
  const at = text.search(/^---(?:\s|$)(?![\s\S]*^---(?:\s|$))/m)
  return at === -1 ? 0 : at
}

/** Returns the keys whose values contain a line with this indentation, the outermost first. */
function parentsOf(lines: readonly string[], indent: number): readonly string[] {
  const path: string[] = []
  let limit = indent
  for (const line of lines.toReversed()) {
    const match = KEY_LINE.exec(line)
    if (match === null || line.trim().startsWith('#')) continue
    const column = indentOf(line)
    if (column >= limit) continue
    path.unshift(keyOf(match))
    limit = column
    if (column === 0) break
  }
  return path
}

const keyOf = (match: RegExpExecArray | null): string => match?.[2] ?? match?.[3] ?? match?.[4] ?? ''

/** The column of the first character that is neither blank nor the mark of an item. */
const indentOf = (line: string): number => /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0

const wordAt = (value: string): string => /[^\s,[\]{}()'"]*$/.exec(value)?.[0] ?? ''
