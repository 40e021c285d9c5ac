import { holds } from '../../ir/bool.js'
import {
  type CorrelationQuery,
  type EventField,
  eventsOf,
  type Figure,
  type FigureComparison,
  satisfiesComparisons,
} from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import { fieldReader } from '../field-values.js'
import { numberOf } from '../numbers.js'
import { combinationKey, combinationReader } from './combinations.js'
import type { GroupState, MeasureResult, Occurrence } from './group-state.js'
import { openNumberWindow } from './number-window.js'
import { orderState, partsState } from './part-states.js'
import { openQueue } from './queue.js'
import { openRecent } from './recent.js'

/** Compiles the measure of a correlation to a function that opens a new group. */
export function compileMeasure(query: CorrelationQuery, cut: () => void): () => GroupState {
  const { measure, of } = query
  const span = query.timespan.seconds * 1000
  switch (measure.kind) {
    case 'events':
      return () => eventsState(span, measure.comparisons)
    case 'values': {
      const keysOf = combinationsOf(measure.fields, query, cut)
      return () => valuesState(span, keysOf, measure.comparisons)
    }
    case 'figure': {
      const numbersOf = numbersReader(measure.field)
      return () => figureState(span, numbersOf, measure.figure, measure.comparisons)
    }
    case 'parts':
      return () => partsState(of.length, span, (has) => compareFigure(measure.comparisons, has.filter(Boolean).length))
    case 'condition':
      return () =>
        partsState(of.length, span, (has) => ({
          holds: holds(measure.condition, (part) => has[part] ?? false),
          figure: undefined,
        }))
    case 'order':
      return () => orderState(of.length, span)
    case 'first-seen': {
      const keysOf = combinationsOf(measure.fields, query, cut)
      return () => firstSeenState(span, keysOf)
    }
  }
}

function eventsState(span: number, comparisons: readonly FigureComparison[]): GroupState {
  const times = openQueue<number>()
  const take = ({ time }: Occurrence): MeasureResult => {
    times.add(time)
    while ((times.first() ?? time) < time - span) times.drop()
    return compareFigure(comparisons, times.size)
  }
  return { take, kept: () => times.size }
}

type KeyReader = (occurrence: Occurrence) => ReadonlySet<string>

function valuesState(span: number, keysOf: KeyReader, comparisons: readonly FigureComparison[]): GroupState {
  const seen = openRecent<string, true>()
  const take = (occurrence: Occurrence): MeasureResult => {
    for (const key of keysOf(occurrence)) seen.see(key, occurrence.time, true)
    seen.forget(occurrence.time - span)
    return compareFigure(comparisons, seen.size)
  }
  return { take, kept: () => seen.size }
}

function figureState(
  span: number,
  numbersOf: (occurrence: Occurrence) => readonly number[],
  measured: Figure,
  comparisons: readonly FigureComparison[],
): GroupState {
  const numbers = openNumberWindow()
  const take = (occurrence: Occurrence): MeasureResult => {
    numbers.forget(occurrence.time - span)
    numbers.add(occurrence.time, numbersOf(occurrence))
    const figure = numbers.figure(measured)
    return figure === undefined ? { holds: false, figure } : compareFigure(comparisons, figure)
  }
  return { take, kept: numbers.size }
}

function firstSeenState(span: number, keysOf: KeyReader): GroupState {
  const seen = openRecent<string, true>()
  const take = (occurrence: Occurrence): MeasureResult => {
    seen.forget(occurrence.time - span)
    const keys = keysOf(occurrence)
    const isNew = [...keys].some((key) => seen.get(key) === undefined)
    for (const key of keys) seen.see(key, occurrence.time, true)
    return { holds: isNew, figure: undefined }
  }
  return { take, kept: () => seen.size }
}

const compareFigure = (comparisons: readonly FigureComparison[], figure: number): MeasureResult => ({
  holds: satisfiesComparisons(comparisons, figure),
  figure,
})

/** Reads the combinations of an event for all of its rules. */
function combinationsOf(fields: readonly EventField[], query: CorrelationQuery, cut: () => void): KeyReader {
  const read = combinationReader(fields, eventsOf(query).length, cut)
  return ({ event, rules }) => new Set([...rules].flatMap((rule) => read(event, rule).map(combinationKey)))
}

/** Reads the numbers of a field under each of its names. */
function numbersReader(field: EventField): (occurrence: Occurrence) => readonly number[] {
  const readers = new Map<string, (event: Json) => readonly Json[]>()
  for (const name of field.in) readers.set(name, fieldReader(name))
  return ({ event, rules }) => {
    const names = new Set([...rules].map((rule) => field.in[rule] ?? field.name))
    return [...names].flatMap((name) => (readers.get(name)?.(event) ?? []).flatMap((value) => numberOf(value) ?? []))
  }
}
