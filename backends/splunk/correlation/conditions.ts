import { SYMBOL } from '../../../src/dialect/rendering.js'
import type { Bool } from '../../../src/ir/bool.js'
import type { Figure, FigureComparison, Measure } from '../../../src/ir/correlation-query.js'

const SYMBOLS = { ...SYMBOL, eq: '=', neq: '!=' } as const

export const comparisonsText = (name: string, comparisons: readonly FigureComparison[]): string =>
  comparisons.map(({ op, value }) => `${name}${SYMBOLS[op]}${value}`).join(' AND ')

/**
 * Condition on which parts have matched, or how many of them. `counts` are the fields with the number of matches of
 * each part.
 */
export function conditionText(
  measure: Extract<Measure, { kind: 'parts' | 'condition' }>,
  counts: readonly string[],
): string {
  if (measure.kind === 'condition') return text(measure.condition, counts)
  const matched = `(${counts.map((count) => `if(${count}>0, 1, 0)`).join(' + ')})`
  return comparisonsText(matched, measure.comparisons)
}

function text(condition: Bool<number>, counts: readonly string[], inside = false): string {
  switch (condition.kind) {
    case 'const':
      return condition.value ? '1=1' : '1=0'
    case 'leaf':
      return `${counts[condition.leaf]}>0`
    case 'not':
      return condition.arg.kind === 'leaf' ? `${counts[condition.arg.leaf]}=0` : `NOT (${text(condition.arg, counts)})`
    case 'and':
    case 'or': {
      const joined = condition.args
        .map((arg) => text(arg, counts, true))
        .join(condition.kind === 'and' ? ' AND ' : ' OR ')
      return inside || condition.kind === 'or' ? `(${joined})` : joined
    }
  }
}

/**
 * Exact functions: `perc` estimates if there are many values, and `median` returns the higher of the two middle values.
 */
export function figureFunction(figure: Figure): string {
  if (figure.name === 'median') return 'exactperc50'
  if (figure.name !== 'percentile') return figure.name
  if (figure.rank === 0) return 'min'
  return figure.rank === 100 ? 'max' : `exactperc${figure.rank}`
}
