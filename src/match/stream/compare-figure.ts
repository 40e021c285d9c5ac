import { isOnSide } from '../../ir/compare-figure.js'
import type { FigureComparison } from '../../ir/correlation-query.js'
import type { Verdict } from './group-state.js'

/** Whether a figure is on the asked side of every value. */
export const compareFigure = (comparisons: readonly FigureComparison[], figure: number): Verdict => ({
  holds: isOnSide(comparisons, figure),
  figure,
})
