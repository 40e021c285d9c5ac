import type { FigureComparison } from './correlation-query.js'

const tests: Readonly<Record<FigureComparison['op'], (figure: number, value: number) => boolean>> = {
  gt: (figure, value) => figure > value,
  gte: (figure, value) => figure >= value,
  lt: (figure, value) => figure < value,
  lte: (figure, value) => figure <= value,
  eq: (figure, value) => figure === value,
  neq: (figure, value) => figure !== value,
}

/** True if a figure satisfies every comparison. */
export const satisfiesComparisons = (comparisons: readonly FigureComparison[], figure: number): boolean =>
  comparisons.every(({ op, value }) => tests[op](figure, value))
