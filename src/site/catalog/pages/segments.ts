/** A piece of a line of code, with the classes that colour and mark it. */
export interface Segment {
  readonly text: string
  readonly classes: readonly string[]
  /** The number of the value that it comes from. */
  readonly number?: number
}

/** A range of a text with a class, a number, or both. Offsets are in UTF-16 code units; the end is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly className?: string
  readonly number?: number
}

/** Cuts the part of a text between two offsets at the ends of all ranges. Ranges may overlap. */
export function segmentsOf(text: string, ranges: readonly Range[], from = 0, to = text.length): readonly Segment[] {
  const inside = ranges.filter(({ start, end }) => start < to && end > from && start < end)
  const cuts = new Set([from, to])
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, from))
    cuts.add(Math.min(end, to))
  }
  const offsets = [...cuts].sort((a, b) => a - b)
  return offsets.slice(0, -1).map((start, index) => {
    const end = offsets[index + 1] ?? to
    const over = inside.filter((range) => range.start <= start && range.end >= end)
    const number = over.find((range) => range.number !== undefined)?.number
    return {
      text: text.slice(start, end),
      classes: [...new Set(over.flatMap(({ className }) => className ?? []))],
      ...(number === undefined ? {} : { number }),
    }
  })
}
