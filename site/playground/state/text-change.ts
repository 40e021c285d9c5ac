/** A range of a text, in UTF-16 code units; the end is exclusive. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** The difference between two versions of a text: what lies between their common beginning and their common end. */
export interface TextChange {
  /** The range of the earlier text that was replaced. */
  readonly from: number
  readonly to: number
  /** The text in its place. */
  readonly insert: string
}

/** Returns the smallest change that makes one text of another; `undefined` for equal texts. */
export function textChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

/** A range after a change of its text. */
export interface MovedRange extends TextRange {
  /** True if the change is inside of the range or touches it. */
  readonly isTouched: boolean
}

/**
 * Returns where a range is after a change. A range around the change grows or shrinks with it. Returns `undefined` for a
 * range that the change cuts.
 */
export function movedRange({ from, to }: TextRange, change: TextChange): MovedRange | undefined {
  const growth = change.insert.length - (change.to - change.from)
  if (to < change.from) return { from, to, isTouched: false }
  if (from > change.to) return { from: from + growth, to: to + growth, isTouched: false }
  return from <= change.from && change.to <= to ? { from, to: to + growth, isTouched: true } : undefined
}
