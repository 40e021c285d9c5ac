import { MAX_LINE_LENGTH } from '../reading-limits.js'

/** The text after the key or the dash of a line of block YAML. */
export interface WrittenValue {
  /** Includes the colon; undefined for an item of a list. */
  readonly key: string | undefined
  /** The column at which the value begins. */
  readonly start: number
  /** Excludes a comment after it. */
  readonly text: string
}

const LEAD = /^[ \t]*(?:-[ \t]+)*(?:((?:[^\s'"#:][^:#]*?|"[^"]*"|'[^']*'):)(?=[ \t])[ \t]*)?/

/** Finds the value on a line. Returns `undefined` if there is none. */
export function writtenValue(line: string): WrittenValue | undefined {
  const lead = LEAD.exec(line)
  const start = lead?.[0].length ?? 0
  const text = line
    .slice(start)
    .replace(/(?:^|\s)#.*$/, '')
    .trimEnd()
  if (text === '' || start === 0) return undefined
  return { key: lead?.[1], start, text }
}

/** True for a scalar at this place that is written in quotes or as a block, so that it is a text for every reader. */
export const isQuotedAt = (text: string, start: number): boolean => /["'|>]/.test(text.charAt(start))

/** Quotes a text for YAML: `'it''s'`. */
export const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The closing counterpart of a quotation mark or bracket. */
export const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' }

/** Finds the offset of a quotation mark or bracket that begins a value and is still open at `to`. */
export function openMark(text: string, from: number, to: number): number | undefined {
  let open: number | undefined
  let start = from
  for (const line of text.slice(from, to).split(/(?<=[\r\n])/)) {
    if (open !== undefined) {
      if (line.includes(closing[text.charAt(open)] ?? '')) open = undefined
    } else if (line.length <= MAX_LINE_LENGTH) {
      const value = writtenValue(line.trimEnd())
      if (value !== undefined && UNCLOSED.test(value.text)) open = start + value.start
    }
    start += line.length
  }
  return open
}

const UNCLOSED = /^"(?:[^"\\]|\\.)*$|^'(?:[^']|'')*$|^\[[^\]]*$|^\{[^}]*$/
