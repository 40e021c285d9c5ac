// The definition of correlations, as directly as possible and without regard for speed: for each event, it examines all
// events before it.
import type { CorrelationQuery, FigureComparison, Measure, QueryPart } from '../../src/backend.js'
import { type Bool, eventsOf } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { compileMatcher } from '../../src/index.js'
import { START, type StreamEvent } from './stream-case.js'

export interface DefinedMatch {
  readonly group: readonly string[]
  readonly figure: number | undefined
  /** Indexes of rules in `eventsOf`. */
  readonly rules: ReadonlySet<number>
}

/** An event as a member of a group. */
interface Member {
  readonly event: StreamEvent
  readonly group: readonly string[]
  readonly parts: ReadonlySet<number>
  readonly rules: ReadonlySet<number>
}

/** Seconds since the first event; undefined if the event has no time. */
export const secondOf = ({ '@timestamp': time }: StreamEvent): number | undefined =>
  typeof time === 'string' ? (Date.parse(time) - START) / 1000 : undefined

/** The events that count, in order. */
export function streamOrder(events: readonly StreamEvent[], lateness: number): readonly StreamEvent[] {
  const inTime = events.filter((event, index) => {
    const before = events.slice(0, index).flatMap((other) => secondOf(other) ?? [])
    const second = secondOf(event)
    return second !== undefined && before.every((other) => second >= other - lateness)
  })
  return inTime.toSorted((a, b) => secondOf(a)! - secondOf(b)!)
}

/** The matches at each event; events must be in order. */
export function definedMatches(part: QueryPart, events: readonly StreamEvent[]): readonly (readonly DefinedMatch[])[] {
  if (part.kind === 'events') {
    const { matcher } = compileMatcher(part.expr, part.source)
    return events.map((event) =>
      matcher?.matches(event) ? [{ group: [], figure: undefined, rules: new Set([0]) }] : [],
    )
  }
  const members = membersOf(part, events)
  return members.map((own, index) =>
    own.flatMap((member) => {
      const begin = secondOf(member.event)! - part.timespan.seconds
      const isIn = (other: Member): boolean => other.group.every((value, place) => value === member.group[place])
      const window = members.slice(0, index + 1).flatMap((all) => all.filter(isIn))
      const figure = fulfilled(
        part,
        window.filter(({ event }) => secondOf(event)! >= begin),
      )
      return figure === false ? [] : [{ group: member.group, figure, rules: member.rules }]
    }),
  )
}

function membersOf(query: CorrelationQuery, events: readonly StreamEvent[]): readonly (readonly Member[])[] {
  const first = query.of.map((_, part) => query.of.slice(0, part).flatMap(eventsOf).length)
  const ofParts = query.of.map((part) => definedMatches(part, events))
  return events.map((event, index) => {
    const entries = ofParts.flatMap((matches, part) =>
      (matches[index] ?? [])
        .flatMap(({ rules }) => [...rules].map((rule) => rule + first[part]!))
        .flatMap((rule) => combinations(query.groupBy, event, rule).map((group) => ({ group, part, rule }))),
    )
    const groups = distinct(entries.map(({ group }) => group))
    return groups.map((group) => {
      const own = entries.filter((entry) => same(entry.group, group))
      const parts = new Set(own.map(({ part }) => part))
      return { event, group, parts, rules: new Set(own.map(({ rule }) => rule)) }
    })
  })
}

/**
 * The figure with which the last member fulfils the measure, undefined if it has none; false if it does not fulfil it.
 */
function fulfilled({ measure, of }: CorrelationQuery, window: readonly Member[]): number | undefined | false {
  const last = window.at(-1)!
  const compared = (figure: number, comparisons: readonly FigureComparison[]): number | false =>
    comparisons.every((comparison) => compare(figure, comparison)) && figure
  switch (measure.kind) {
    case 'events':
      return compared(window.length, measure.comparisons)
    case 'values':
      return compared(distinct(window.flatMap((member) => valuesOf(measure, member))).length, measure.comparisons)
    case 'figure': {
      const numbers = window.flatMap(({ event, rules }) => {
        const names = new Set([...rules].map((rule) => measure.field.in[rule]!))
        return [...names].flatMap((name) => texts(event, name).filter(isNumber).map(Number))
      })
      return numbers.length > 0 && compared(figureOf(measure, numbers), measure.comparisons)
    }
    case 'parts':
      return compared(new Set(window.flatMap(({ parts }) => [...parts])).size, measure.comparisons)
    case 'condition':
      return isTrue(measure.condition, (part) => window.some(({ parts }) => parts.has(part))) && undefined
    case 'order':
      return hasChain(window, of.length - 1) && last.parts.has(of.length - 1) ? undefined : false
    case 'first-seen': {
      const before = window.slice(0, -1).flatMap((member) => valuesOf(measure, member))
      const isNew = valuesOf(measure, last).some((values) => !before.some((other) => same(values, other)))
      return isNew ? undefined : false
    }
  }
}

/** True if the last member can match the part, with the parts before it at earlier members. */
function hasChain(window: readonly Member[], part: number): boolean {
  if (window.length === 0 || !window.at(-1)!.parts.has(part)) return false
  const before = window.slice(0, -1)
  return part === 0 || before.some((_, index) => hasChain(before.slice(0, index + 1), part - 1))
}

function isTrue(condition: Bool<number>, has: (part: number) => boolean): boolean {
  switch (condition.kind) {
    case 'const':
      return condition.value
    case 'leaf':
      return has(condition.leaf)
    case 'not':
      return !isTrue(condition.arg, has)
    case 'and':
      return !condition.args.some((arg) => !isTrue(arg, has))
    case 'or':
      return condition.args.some((arg) => isTrue(arg, has))
  }
}

function compare(figure: number, { op, value }: FigureComparison): boolean {
  if (op === 'eq') return figure === value
  if (op === 'neq') return figure !== value
  if (figure === value) return op === 'gte' || op === 'lte'
  return figure > value === op.startsWith('gt')
}

function figureOf({ figure }: Measure & { kind: 'figure' }, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const sum = sorted.reduce((total, number) => total + number, 0)
  if (figure.name === 'sum') return sum
  if (figure.name === 'avg') return sum / numbers.length
  const place = ((figure.name === 'percentile' ? figure.rank : 50) / 100) * (numbers.length - 1)
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return below + (above - below) * (place % 1)
}

type Fields = CorrelationQuery['groupBy']

const valuesOf = ({ fields }: { readonly fields: Fields }, { event, rules }: Member): readonly (readonly string[])[] =>
  distinct([...rules].flatMap((rule) => combinations(fields, event, rule)))

function combinations(fields: Fields, event: StreamEvent, rule: number): readonly (readonly string[])[] {
  const [first, ...others] = fields
  if (first === undefined) return [[]]
  const rest = combinations(others, event, rule)
  return distinct(texts(event, first.in[rule]!).flatMap((text) => rest.map((values) => [text, ...values])))
}

/** Supports flat events without nested lists only. */
const texts = (event: StreamEvent, field: string): readonly string[] =>
  [event[field]].flat().flatMap((value: Json) => (value === undefined || value === null ? [] : [String(value)]))

const isNumber = (text: string): boolean => text !== '' && text === text.trim() && Number.isFinite(Number(text))

const same = (a: readonly string[], b: readonly string[]): boolean => a.every((value, index) => value === b[index])

const distinct = (all: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  all.filter((values, index) => !all.slice(0, index).some((other) => same(values, other)))
