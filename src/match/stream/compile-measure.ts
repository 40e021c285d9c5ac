import type { Bool } from '../../ir/bool.js'
import { type CorrelationQuery, type EventField, eventsOf } from '../../ir/correlation-query.js'
import { fieldReader, type Json } from '../field-values.js'
import { numberOf } from '../numbers.js'
import { combinationKey, combinationReader } from './combinations.js'
import { compareFigure } from './compare-figure.js'
import type { GroupState, Occurrence, Verdict } from './group-state.js'
import { openNumberWindow } from './number-window.js'
import { openQueue } from './queue.js'
import { openRecent } from './recent.js'

/** Gives what opens a new group. */
export function compileMeasure(query: CorrelationQuery, cut: () => void): () => GroupState {
  const { measure, of } = query
  const span = query.timespan.seconds * 1000
  switch (measure.kind) {
    case 'events':
      return () => {
        const times = openQueue<number>()
        const take = ({ time }: Occurrence): Verdict => {
          times.add(time)
          while ((times.first() ?? time) < time - span) times.drop()
          return compareFigure(measure.comparisons, times.size)
        }
        return { take, kept: () => times.size }
      }
    case 'values': {
      const keysOf = combinationsOf(measure.fields, query, cut)
      return () => {
        const seen = openRecent<string, true>()
        const take = (occurrence: Occurrence): Verdict => {
          for (const key of keysOf(occurrence)) seen.see(key, occurrence.time, true)
          seen.forget(occurrence.time - span)
          return compareFigure(measure.comparisons, seen.size)
        }
        return { take, kept: () => seen.size }
      }
    }
    case 'figure': {
      const numbersOf = numbersReader(measure.field)
      return () => {
        const numbers = openNumberWindow()
        const take = (occurrence: Occurrence): Verdict => {
          numbers.forget(occurrence.time - span)
          for (const number of numbersOf(occurrence)) numbers.add(occurrence.time, number)
          const figure = numbers.figure(measure.figure)
          return figure === undefined ? { holds: false, figure } : compareFigure(measure.comparisons, figure)
        }
        return { take, kept: numbers.size }
      }
    }
    case 'parts':
      return () => partsState(of.length, span, (has) => compareFigure(measure.comparisons, has.filter(Boolean).length))
    case 'condition':
      return () => partsState(of.length, span, (has) => ({ holds: fulfils(measure.condition, has), figure: undefined }))
    case 'order':
      return () => orderState(of.length, span)
    case 'first-seen': {
      const keysOf = combinationsOf(measure.fields, query, cut)
      return () => {
        const seen = openRecent<string, true>()
        const take = (occurrence: Occurrence): Verdict => {
          seen.forget(occurrence.time - span)
          const keys = keysOf(occurrence)
          const isNew = [...keys].some((key) => seen.get(key) === undefined)
          for (const key of keys) seen.see(key, occurrence.time, true)
          return { holds: isNew, figure: undefined }
        }
        return { take, kept: () => seen.size }
      }
    }
  }
}

/** Of each part it is enough to know when it has last matched. */
function partsState(parts: number, span: number, judge: (has: readonly boolean[]) => Verdict): GroupState {
  const last = new Array<number>(parts).fill(Number.NEGATIVE_INFINITY)
  const take = ({ time, parts: matched }: Occurrence): Verdict => {
    for (const part of matched) last[part] = time
    return judge(last.map((at) => at >= time - span))
  }
  return { take, kept: () => parts }
}

/**
 * Of each part it is enough to know when the chain of events begins that leads to it and begins latest: every other chain leaves less time for
 * the parts to come. Later parts are asked first, so that one event is never two links of a chain.
 */
function orderState(parts: number, span: number): GroupState {
  const begins = new Array<number>(parts).fill(Number.NEGATIVE_INFINITY)
  const take = ({ time, parts: matched }: Occurrence): Verdict => {
    for (let part = parts - 1; part >= 0; part--) {
      if (matched.has(part)) begins[part] = part === 0 ? time : (begins[part - 1] ?? time)
    }
    const begin = begins[parts - 1] ?? Number.NEGATIVE_INFINITY
    return { holds: matched.has(parts - 1) && begin >= time - span, figure: undefined }
  }
  return { take, kept: () => parts }
}

function fulfils(condition: Bool<number>, has: readonly boolean[]): boolean {
  switch (condition.kind) {
    case 'const':
      return condition.value
    case 'leaf':
      return has[condition.leaf] ?? false
    case 'not':
      return !fulfils(condition.arg, has)
    case 'and':
      return condition.args.every((arg) => fulfils(arg, has))
    case 'or':
      return condition.args.some((arg) => fulfils(arg, has))
  }
}

/** The combinations that an event has as an event of any of its rules. */
function combinationsOf(
  fields: readonly EventField[],
  query: CorrelationQuery,
  cut: () => void,
): (occurrence: Occurrence) => ReadonlySet<string> {
  const read = combinationReader(fields, eventsOf(query).length, cut)
  return ({ event, rules }) => new Set([...rules].flatMap((rule) => read(event, rule).map(combinationKey)))
}

/** The numbers of a field; if the rules name it differently, of each of these fields. */
function numbersReader(field: EventField): (occurrence: Occurrence) => readonly number[] {
  const readers = new Map<string, (event: Json) => readonly Json[]>()
  for (const name of field.in) readers.set(name, fieldReader(name))
  return ({ event, rules }) => {
    const names = new Set([...rules].map((rule) => field.in[rule] ?? field.name))
    return [...names].flatMap((name) => (readers.get(name)?.(event) ?? []).flatMap((value) => numberOf(value) ?? []))
  }
}
