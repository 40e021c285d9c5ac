/** A word of a condition. */
export interface ConditionToken {
  readonly from: number
  readonly to: number
  readonly kind: 'operator' | 'quantifier' | 'selection' | 'bracket'
}

const WORD = /[()|]|[^\s()|&!,;"'<>=]+/g
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not'])
const QUANTIFIERS: ReadonlySet<string> = new Set(['all', 'any', 'of', 'them', '1'])

/** Returns the words of the conditions in a part of a text, with offsets in the whole. */
export function conditionTokens(text: string, offset = 0): readonly ConditionToken[] {
  return conditionRanges(text).flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(WORD)].map(({ 0: word, index }) => ({
      from: offset + from + index,
      to: offset + from + index + word.length,
      kind: kindOf(word),
    })),
  )
}

function kindOf(word: string): ConditionToken['kind'] {
  const lower = word.toLowerCase()
  if (/^[()|]$/.test(word)) return 'bracket'
  if (OPERATORS.has(lower)) return 'operator'
  return QUANTIFIERS.has(lower) || /^\d+$/.test(word) ? 'quantifier' : 'selection'
}

/** Finds the texts after `condition:` keys: on the same line, or on the following lines that are indented more. */
function conditionRanges(text: string): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = []
  for (const match of text.matchAll(/^([ \t]+)condition[ \t]*:(?=[ \t]|$)(.*)$/gm)) {
    const indent = match[1]?.length ?? 0
    const start = match.index + match[0].length - (match[2]?.length ?? 0)
    const value = withoutComment(match[2] ?? '')
    const block = value.trim() === '' || /^\s*[|>][-+\d]*\s*$/.test(value)
    if (!block) ranges.push(trimmed(text, start, start + value.length))
    for (const line of followingLines(text, match.index + match[0].length, indent)) {
      // A map below `condition` belongs to a correlation, which compares numbers.
      if (/^\s*[\w-]+\s*:/.test(line.text)) break
      const mark = /^\s*(?:-\s+)?/.exec(line.text)?.[0].length ?? 0
      ranges.push(trimmed(text, line.from + mark, line.from + withoutComment(line.text).length))
    }
  }
  return ranges.filter(({ from, to }) => from < to)
}

function* followingLines(text: string, from: number, indent: number) {
  let start = from + 1
  while (start <= text.length) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? text.length : end)
    const depth = line.length - line.trimStart().length
    const isItem = depth === indent && /^\s*-\s/.test(line)
    if (line.trim() === '' || (depth <= indent && !isItem)) return
    yield { text: line, from: start }
    if (end === -1) return
    start = end + 1
  }
}

const withoutComment = (value: string): string => value.replace(/\s#.*$/, '')

/** Leaves out spaces and the quotes around a text. */
function trimmed(text: string, from: number, to: number): { from: number; to: number } {
  const value = text.slice(from, to)
  const start = from + (value.length - value.trimStart().length)
  const end = Math.max(start, from + value.trimEnd().length)
  const isQuoted = end - start > 1 && /^["']/.test(text[start] ?? '') && text[start] === text[end - 1]
  return isQuoted ? { from: start + 1, to: end - 1 } : { from: start, to: end }
}
