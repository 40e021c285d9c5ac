import { holds } from '../ir/bool.js'
import {
  type CorrelationQuery,
  type EventField,
  type FigureComparison,
  type Measure,
  satisfiesComparisons,
} from '../ir/correlation-query.js'
import type { Comparison } from '../reason/compare.js'
import { MAX_COMPARED_PARTS } from './convert-limits.js'
import { placesInEarlier } from './pair-parts.js'

/** Compares the conditions of two correlations over the same events in the same groups and time spans. */
export function compareMeasures(earlier: CorrelationQuery, after: CorrelationQuery): Comparison {
  const { measure: before, of } = earlier
  const { measure: later } = after
  const size = Math.max(of.length, after.of.length)
  if (before.kind === 'parts' && later.kind === 'parts') {
    const figures = Array.from({ length: size }, (_, at) => at + 1)
    return compareFigures(before.comparisons, later.comparisons, figures)
  }
  if (isOverParts(before) && isOverParts(later)) {
    return of.length === after.of.length
      ? compareOverParts(before, later, size, placesInEarlier(earlier, after))
      : UNKNOWN
  }
  if (before.kind === 'events' && later.kind === 'events') {
    return compareFigures(before.comparisons, later.comparisons, wholeNumbers(before.comparisons, later.comparisons, 1))
  }
  if (before.kind === 'values' && later.kind === 'values' && hasSameNames(before.fields, later.fields)) {
    return compareFigures(before.comparisons, later.comparisons, wholeNumbers(before.comparisons, later.comparisons, 0))
  }
  if (before.kind === 'figure' && later.kind === 'figure' && isSameFigure(before, later)) {
    return compareFigures(before.comparisons, later.comparisons, numbers(before.comparisons, later.comparisons))
  }
  if (before.kind === 'first-seen' && later.kind === 'first-seen' && hasSameNames(before.fields, later.fields)) {
    return { relation: 'same' }
  }
  return UNKNOWN
}

const UNKNOWN: Comparison = { relation: 'undecided', reason: 'correlation' }

/** Values of several fields count by their combinations, whose order does not matter. */
const hasSameNames = (before: readonly EventField[], after: readonly EventField[]): boolean =>
  namesOf(before) === namesOf(after)

const namesOf = (fields: readonly EventField[]): string => JSON.stringify(fields.map(({ name }) => name).sort())

type FigureMeasure = Extract<Measure, { readonly kind: 'figure' }>

const isSameFigure = (before: FigureMeasure, after: FigureMeasure): boolean =>
  before.field.name === after.field.name && JSON.stringify(before.figure) === JSON.stringify(after.figure)

/** Returns the whole numbers that tell the comparisons apart. */
function wholeNumbers(
  before: readonly FigureComparison[],
  after: readonly FigureComparison[],
  minimum: number,
): readonly number[] {
  const near = [...before, ...after].flatMap(({ value }) => [
    Math.floor(value) - 1,
    Math.floor(value),
    Math.ceil(value),
  ])
  return [minimum, ...near, ...near.map((figure) => figure + 1), ...near.map((figure) => figure + 2)].filter(
    (figure) => figure >= minimum,
  )
}

/** Returns the numbers that tell the comparisons apart: each bound, and one between each two. */
function numbers(before: readonly FigureComparison[], after: readonly FigureComparison[]): readonly number[] {
  const bounds = [...before, ...after].map(({ value }) => value).sort((a, b) => a - b)
  const between = bounds.slice(1).map((bound, at) => (bound + (bounds[at] ?? bound)) / 2)
  return [...bounds, ...between, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
}

const compareFigures = (
  before: readonly FigureComparison[],
  after: readonly FigureComparison[],
  figures: readonly number[],
): Comparison =>
  compareCases(
    figures.map((figure) => [satisfiesComparisons(before, figure), satisfiesComparisons(after, figure)] as const),
  )

/** Compares two conditions in all cases that can occur. */
function compareCases(cases: readonly (readonly [before: boolean, after: boolean])[]): Comparison {
  const isLost = cases.some(([before, after]) => before && !after)
  const isGained = cases.some(([before, after]) => !before && after)
  if (isLost) return isGained ? { relation: 'other' } : { relation: 'narrower' }
  return { relation: isGained ? 'wider' : 'same' }
}

type OverParts = Extract<Measure, { readonly kind: 'parts' | 'condition' | 'order' }>

const isOverParts = (measure: Measure): measure is OverParts =>
  measure.kind === 'parts' || measure.kind === 'condition' || measure.kind === 'order'

/**
 * Compares conditions on the rules of a group. An order implies that every rule has matched. `places` are those of the
 * later rules among the earlier ones, if they are not the same.
 */
function compareOverParts(before: OverParts, after: OverParts, size: number, places?: readonly number[]): Comparison {
  const all = new Array<boolean>(size).fill(true)
  if (before.kind === 'order') {
    if (after.kind === 'order') return { relation: 'same' }
    return isFulfilled(after, all) ? { relation: 'wider' } : UNKNOWN
  }
  if (after.kind === 'order') return isFulfilled(before, all) ? { relation: 'narrower' } : UNKNOWN
  if (size > MAX_COMPARED_PARTS) return UNKNOWN
  const combinations = Array.from({ length: 2 ** size - 1 }, (_, at) =>
    all.map((_, part) => Math.floor((at + 1) / 2 ** part) % 2 === 1),
  )
  const inLater = (has: readonly boolean[]): readonly boolean[] => places?.map((place) => has[place] ?? false) ?? has
  return compareCases(combinations.map((has) => [isFulfilled(before, has), isFulfilled(after, inLater(has))] as const))
}

const isFulfilled = (measure: Exclude<OverParts, { readonly kind: 'order' }>, has: readonly boolean[]): boolean =>
  measure.kind === 'parts'
    ? satisfiesComparisons(measure.comparisons, has.filter(Boolean).length)
    : holds(measure.condition, (part) => has[part] ?? false)
