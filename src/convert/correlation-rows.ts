import {
  type CorrelationQuery,
  comparisonText,
  type FigureComparison,
  type Measure,
  satisfiesComparisons,
} from '../ir/correlation-query.js'
import type { StreamMatch } from '../match/stream/compile-stream-matcher.js'
import type { MatchPart } from './verdict-parts.js'

/** A rule of a correlation, with the answer whether it has events in a group. */
interface Member {
  readonly name: string
  readonly holds: boolean
}

/**
 * Returns the parts of the condition of a correlation, with the figures of a group.
 *
 * @param found the events of the group with their figures: those at which the correlation matches, if it does
 */
export function comparisonRows(
  query: CorrelationQuery,
  found: readonly StreamMatch[],
  isMatched: boolean,
  members: readonly Member[],
): readonly MatchPart[] {
  const { measure, source, spans } = query
  const row = (text: string, holds: boolean, values: MatchPart['values'], span = spans.condition): MatchPart => ({
    text,
    isNegated: false,
    holds,
    values,
    parts: [],
    place: { source, span },
  })
  const rules = members.map(({ name, holds }) => row(`rule ${name}`, holds, null, spans.rules))
  switch (measure.kind) {
    case 'events':
    case 'values':
    case 'figure':
    case 'parts': {
      const figure = isMatched ? found[0]?.figure : nearestFigure(measure.comparisons, found)
      const comparisons = measure.comparisons.map((comparison) =>
        row(
          `${measureText(measure)} ${comparisonText(comparison)}`,
          figure !== undefined && satisfiesComparisons([comparison], figure),
          figure === undefined ? [] : [figure],
        ),
      )
      return measure.kind === 'parts' ? [...rules, ...comparisons] : comparisons
    }
    case 'condition':
    case 'order':
      return [...rules, row(measureText(measure), isMatched, null)]
    case 'first-seen':
      return [row(measureText(measure), isMatched, null)]
  }
}

/** Returns the figure that comes nearest to satisfying the comparisons. */
function nearestFigure(comparisons: readonly FigureComparison[], found: readonly StreamMatch[]): number | undefined {
  const figures = found.flatMap(({ figure }) => figure ?? [])
  if (figures.length === 0) return undefined
  const wantsLess = comparisons.every(({ op }) => op === 'lt' || op === 'lte')
  return figures.reduce((best, figure) => (wantsLess ? Math.min(best, figure) : Math.max(best, figure)))
}

/** Names what a measure compares, for people. */
export function measureText(measure: Measure): string {
  switch (measure.kind) {
    case 'events':
      return 'number of events'
    case 'values':
      return `number of values of ${measure.fields.map(({ name }) => name).join(', ')}`
    case 'figure':
      return `${measure.figure.name} of ${measure.field.name}`
    case 'parts':
      return 'number of rules'
    case 'condition':
      return 'condition on the rules'
    case 'order':
      return 'rules in this order'
    case 'first-seen':
      return `new value of ${measure.fields.map(({ name }) => name).join(', ')}`
  }
}
