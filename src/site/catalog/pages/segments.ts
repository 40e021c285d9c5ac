/** A piece of a line of code, with the classes that colour and mark it. */
export interface Segment {
  readonly text: string
  readonly classes: readonly string[]
  /** The numbers of the values that it comes from. */
  readonly numbers: readonly number[]
}

/** A range of a text with a class, a number, or both. Offsets are in UTF-16 code units; the end is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly className?: string
  readonly number?: number
}

/** Cuts a line at the ends of all ranges. Ranges may overlap, and go beyond the line. */
export function segmentsOf(text: string, ranges: readonly Range[]): readonly Segment[] {
  const inside = ranges.filter(({ start, end }) => start < text.length && end > 0 && start < end)
  const cuts = new Set([0, text.length])
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, 0))
    cuts.add(Math.min(end, text.length))
  }
  const offsets = [...cuts].sort((a, b) => a - b)
  return offsets.slice(0, -1).map((start, index) => {
    const end = offsets[index + 1] ?? text.length
    const over = inside.filter((range) => range.start <= start && range.end >= end)
    return {
      text: text.slice(start, end),
      classes: [...new Set(over.flatMap(({ className }) => className ?? []))],
      numbers: [...new Set(over.flatMap(({ number }) => number ?? []))],
    }
  })
}
