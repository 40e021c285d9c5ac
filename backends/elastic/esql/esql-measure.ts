import type { Approximation } from '../../../src/backend/approximation.js'
import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import { SYMBOL } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { Bool } from '../../../src/ir/bool.js'
import {
  type CorrelationQuery,
  type Figure,
  type FigureComparison,
  isBetweenValues,
  type Measure,
} from '../../../src/ir/correlation-query.js'
import type { EsqlEvents } from './esql-events.js'
import { fieldName } from './esql-text.js'

/** Aggregates over the events of one window and group, and the condition on them. */
export interface Statistics {
  readonly commands: readonly string[]
  readonly approximations: readonly Approximation[]
  readonly assumptions: readonly Assumption[]
}

export type WindowedMeasure = Exclude<Measure, { readonly kind: 'first-seen' }>

/** The events, and the columns by which rows are grouped: the text after BY, and the name from then on. */
interface Grouping {
  readonly events: EsqlEvents
  readonly by: { readonly expressions: readonly string[]; readonly names: readonly string[] }
}

/**
 * The commands after the events.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/stats-by
 */
export function statistics(
  query: CorrelationQuery,
  measure: WindowedMeasure,
  grouping: Grouping,
): Statistics | Inexpressible {
  const { events, by } = grouping
  const rows = (aggregates: readonly string[], ...commands: readonly string[]): Statistics => ({
    commands: [`STATS ${aggregates.join(', ')}${byClause(by.expressions)}`, ...commands],
    approximations: [],
    assumptions: [],
  })
  switch (measure.kind) {
    case 'events': {
      const count = events.name('event_count')
      return rows([`${count} = COUNT(*)`], `WHERE ${comparisonsText(count, measure.comparisons)}`)
    }
    case 'values':
      return countedValues(measure, grouping)
    case 'figure': {
      const figure = events.name(`value_${measure.figure.name}`)
      const aggregate = `${figure} = ${figureCall(measure.figure, events.number(measure.field))}`
      return {
        ...rows([aggregate], `WHERE ${comparisonsText(figure, measure.comparisons)}`),
        approximations: isBetweenValues(measure.figure) ? ['estimated-figures'] : [],
      }
    }
    case 'parts': {
      const counts = [...partCounts(query, query.of.keys(), events).values()]
      return rows(
        counts.map(({ aggregate }) => aggregate),
        ...partsTest(
          counts.map(({ name }) => name),
          measure.comparisons,
          events,
        ),
      )
    }
    case 'condition': {
      const counts = partCounts(query, placesIn(measure.condition), events)
      const aggregates = [...counts.values()].map(({ aggregate }) => aggregate)
      return rows(aggregates, `WHERE ${conditionText(measure.condition, (place) => counts.get(place)?.name ?? '')}`)
    }
    case 'order': {
      const times = orderedTimes(query, events)
      if ('because' in times) return times
      return {
        ...rows(times.aggregates, `WHERE ${times.test}`),
        approximations: times.aggregates.length > 1 ? ['equal-times'] : [],
      }
    }
  }
}

/** Tests how many of the parts have an event. */
function partsTest(
  counts: readonly string[],
  comparisons: readonly FigureComparison[],
  events: EsqlEvents,
): readonly string[] {
  if (requiresAll(comparisons, counts.length)) return [`WHERE ${counts.map((name) => `${name} > 0`).join(' AND ')}`]
  const matched = events.name('matched_rules')
  const sum = counts.map((name) => `CASE(${name} > 0, 1, 0)`).join(' + ')
  return [`EVAL ${matched} = ${sum}`, `WHERE ${comparisonsText(matched, comparisons)}`]
}

/** The first time of the first rule and the last one of the second, which decide for two rules whether they are in order. */
function orderedTimes(
  query: CorrelationQuery,
  events: EsqlEvents,
): { readonly aggregates: readonly string[]; readonly test: string } | Inexpressible {
  const [first, second, third] = query.of
  if (first === undefined || third !== undefined) {
    return inexpressible(
      query,
      'type',
      'ES|QL compares the first and the last time of each rule, which only orders two rules; EQL sequences order more',
    )
  }
  const before = fieldName(events.name(`${first.name} first`))
  const earliest = `${before} = MIN(@timestamp) WHERE ${events.condition(0)}`
  if (second === undefined) return { aggregates: [earliest], test: `${before} IS NOT NULL` }
  const after = fieldName(events.name(`${second.name} last`))
  const latest = `${after} = MAX(@timestamp) WHERE ${events.condition(1)}`
  return { aggregates: [earliest, latest], test: `${before} < ${after}` }
}

/**
 * `COUNT_DISTINCT` counts the values of one field. Each combination first becomes a row, and the query then counts
 * the rows; this is exact, and works for fields with several values.
 */
function countedValues(
  { fields, comparisons }: Extract<Measure, { kind: 'values' }>,
  { events, by }: Grouping,
): Statistics {
  const count = events.name('value_count')
  const [first = '', ...others] = new Set(fields.map(events.column))
  const test = `WHERE ${comparisonsText(count, comparisons)}`
  if (others.length === 0) {
    const stats = `STATS ${count} = COUNT_DISTINCT(${first})${byClause(by.expressions)}`
    return { commands: [stats, test], approximations: ['estimated-figures'], assumptions: [] }
  }
  const values = [first, ...others]
  const present = values.map((value) => `${value} IS NOT NULL`).join(' AND ')
  return {
    commands: [
      `STATS${byClause([...by.expressions, ...values.filter((value) => !by.names.includes(value))])}`,
      `STATS ${count} = COUNT(*) WHERE ${present}${byClause(by.names)}`,
      test,
    ],
    approximations: [],
    // A field that is also a key has one value in each group.
    assumptions: values.some((value) => by.names.includes(value)) ? ['single-valued'] : [],
  }
}

interface PartCount {
  readonly name: string
  readonly aggregate: string
}

/** The number of events of each part, by index. */
function partCounts(
  query: CorrelationQuery,
  places: Iterable<number>,
  events: EsqlEvents,
): ReadonlyMap<number, PartCount> {
  const counts = new Map<number, PartCount>()
  for (const place of places) {
    const name = fieldName(events.name(query.of[place]?.name ?? ''))
    counts.set(place, { name, aggregate: `${name} = COUNT(*) WHERE ${events.condition(place)}` })
  }
  return counts
}

function placesIn(condition: Bool<number>): readonly number[] {
  const collect = (tree: Bool<number>): readonly number[] => {
    if (tree.kind === 'leaf') return [tree.leaf]
    if (tree.kind === 'not') return collect(tree.arg)
    return tree.kind === 'const' ? [] : tree.args.flatMap(collect)
  }
  return [...new Set(collect(condition))].sort((a, b) => a - b)
}

const byClause = (columns: readonly string[]): string => ` BY ${[...new Set(columns)].join(', ')}`

const SYMBOLS = { ...SYMBOL, eq: '==', neq: '!=' } as const

const comparisonsText = (name: string, comparisons: readonly FigureComparison[]): string =>
  comparisons.map(({ op, value }) => `${name} ${SYMBOLS[op]} ${value}`).join(' AND ')

const requiresAll = (comparisons: readonly FigureComparison[], parts: number): boolean =>
  comparisons.every(
    ({ op, value }) => ((op === 'gte' || op === 'eq') && value === parts) || (op === 'gt' && value === parts - 1),
  )

function figureCall(figure: Figure, column: string): string {
  if (figure.name !== 'percentile') return `${figure.name.toUpperCase()}(${column})`
  if (figure.rank === 0) return `MIN(${column})`
  return figure.rank === 100 ? `MAX(${column})` : `PERCENTILE(${column}, ${figure.rank})`
}

function conditionText(condition: Bool<number>, nameOf: (place: number) => string, inside = false): string {
  switch (condition.kind) {
    case 'const':
      return String(condition.value)
    case 'leaf':
      return `${nameOf(condition.leaf)} > 0`
    case 'not':
      if (condition.arg.kind === 'leaf') return `${nameOf(condition.arg.leaf)} == 0`
      return `NOT ${conditionText(condition.arg, nameOf, true)}`
    case 'and':
    case 'or': {
      const texts = condition.args.map((arg) => conditionText(arg, nameOf, true))
      const joined = texts.join(condition.kind === 'and' ? ' AND ' : ' OR ')
      return inside ? `(${joined})` : joined
    }
  }
}
