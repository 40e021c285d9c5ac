import type { FigureComparison } from '../../ir/correlation-query.js'
import type { Verdict } from './group-state.js'

const tests: Readonly<Record<FigureComparison['op'], (figure: number, value: number) => boolean>> = {
  gt: (figure, value) => figure > value,
  gte: (figure, value) => figure >= value,
  lt: (figure, value) => figure < value,
  lte: (figure, value) => figure <= value,
  eq: (figure, value) => figure === value,
  neq: (figure, value) => figure !== value,
}

/** Whether a figure is on the asked side of every value. */
export const compareFigure = (comparisons: readonly FigureComparison[], figure: number): Verdict => ({
  holds: comparisons.every(({ op, value }) => tests[op](figure, value)),
  figure,
})
