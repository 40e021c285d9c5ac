import { difference } from './difference.js'

/** Unchanged lines around a change. */
const CONTEXT = 3

interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

const MARKS = { same: ' ', removed: '-', added: '+' } as const

/**
 * Compares two texts line by line and returns the lines of a unified diff, without a header: `@@ -1,2 +1,2 @@`, ` same`,
 * `-before`, `+after`. Empty for equal texts.
 *
 * @example
 * unifiedDiff('a\n', 'b\n') // ['@@ -1 +1 @@', '-a', '+b']
 */
export function unifiedDiff(before: string, after: string): readonly string[] {
  const lines = difference(linesOf(before), linesOf(after)).flatMap(({ kind, items }) =>
    items.map((text): Line => ({ mark: MARKS[kind], text })),
  )
  return hunksOf(lines).flatMap(({ start, end }) => [
    header(lines.slice(0, start), lines.slice(start, end)),
    ...lines.slice(start, end).map(({ mark, text }) => `${mark}${text}`),
  ])
}

/** A line break at the end belongs to the last line, so that its absence is a difference. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') return lines.slice(0, -1)
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} (no line break at the end)`]
}

/** Returns the ranges of lines with changes and their context. Ranges that meet are one. */
function hunksOf(lines: readonly Line[]): readonly { readonly start: number; readonly end: number }[] {
  const hunks: { readonly start: number; end: number }[] = []
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)]
    const last = hunks.at(-1)
    if (last !== undefined && start <= last.end) last.end = end
    else hunks.push({ start, end })
  }
  return hunks
}

function header(above: readonly Line[], hunk: readonly Line[]): string {
  const range = (without: '-' | '+'): string => {
    const count = hunk.filter(({ mark }) => mark !== without).length
    const start = above.filter(({ mark }) => mark !== without).length + (count === 0 ? 0 : 1)
    return count === 1 ? `${start}` : `${start},${count}`
  }
  return `@@ -${range('+')} +${range('-')} @@`
}
