import {
  type CorrelationQuery,
  eventsOf,
  type Measure,
  type QueryPart,
  satisfiesComparisons,
} from '../../../src/ir/correlation-query.js'
import { fieldName } from '../where.js'
import { comparisonsText, conditionText, figureFunction } from './conditions.js'
import type { EventSource } from './event-source.js'
import { byClause, spanText } from './syntax.js'

/** Commands that mark the events at which a correlation matches. */
export interface InStream {
  readonly commands: readonly string[]
  /** An eval expression that is true at the matching events; undefined if all match. */
  readonly holds: string | undefined
  /** The field that is 1 at these events and null at others, if there is one. */
  readonly flag: string | undefined
}

export interface StreamContext {
  readonly source: EventSource
  readonly names: (wanted: string) => string
}

/**
 * A correlation over the events in time order, with running statistics: each event has those of the time span before
 * it. The result of a correlation is a flag like that of a rule, so that another correlation can build on it.
 *
 * https://help.splunk.com/en/splunk-enterprise/search/spl-search-reference/9.4/search-commands/streamstats
 */
export function inStream(query: CorrelationQuery, from: number, context: StreamContext): InStream {
  const parts = partsOf(query, from, context)
  // The part covers the stream, unless there are other parts or it builds on another correlation.
  const isWhole = eventsOf(query).length === context.source.size && query.of.every(({ kind }) => kind === 'events')
  const measured = measure(query, parts, isWhole ? undefined : anyPart(parts), context)
  return { ...measured, commands: [...parts.flatMap(({ commands }) => commands), ...measured.commands] }
}

function partsOf(query: CorrelationQuery, from: number, context: StreamContext): readonly InStream[] {
  let place = from
  return query.of.map((part) => {
    const result = partInStream(part, place, context)
    place += eventsOf(part).length
    return result
  })
}

function partInStream(part: QueryPart, place: number, context: StreamContext): InStream {
  if (part.kind === 'correlation') return inStream(part, place, context)
  const flag = context.source.flag(place)
  return { commands: [], holds: flag === undefined ? undefined : `${flag}=1`, flag }
}

/** The events at which any of the parts matches; undefined if all events match. */
function anyPart(parts: readonly InStream[]): InStream | undefined {
  const [only, second] = parts
  if (parts.some(({ holds }) => holds === undefined)) return undefined
  if (second === undefined) return only
  const tests = parts.map(({ holds = '' }) => (holds.includes(' ') ? `(${holds})` : holds))
  return { commands: [], holds: `(${tests.join(' OR ')})`, flag: undefined }
}

function measure(
  query: CorrelationQuery,
  parts: readonly InStream[],
  member: InStream | undefined,
  { source, names }: StreamContext,
): InStream {
  const { measure: asked, timespan } = query
  const groups = query.groupBy.map(source.field)
  const stream = { groups, member, names, source, by: byClause(groups), window: windowText(timespan) }
  switch (asked.kind) {
    case 'events':
      return countEvents(asked, stream)
    case 'values':
      return countValues(asked, stream)
    case 'figure':
      return computeFigure(asked, stream)
    case 'parts':
    case 'condition':
      return countParts(asked, query, parts, stream)
    case 'order':
      return inOrder(parts, timespan.seconds, groups, names)
    case 'first-seen':
      return findFirstSeen(asked, timespan.seconds, stream)
  }
}

type MeasureOf<Kind extends Measure['kind']> = Extract<Measure, { readonly kind: Kind }>

/** The events of a group, as the functions below compute statistics over them. */
interface Stream extends StreamContext {
  readonly groups: readonly string[]
  readonly by: string
  /** The command, up to its statistics. */
  readonly window: string
  /** The events that take part; undefined if all do. */
  readonly member: InStream | undefined
}

const windowText = (timespan: CorrelationQuery['timespan']): string => `streamstats time_window=${spanText(timespan)}`

/** Events that take part and fulfil the tests. */
const matching = ({ member }: Stream, commands: readonly string[], ...tests: readonly string[]): InStream => ({
  commands,
  holds: [...(member?.holds === undefined ? [] : [member.holds]), ...tests].join(' AND '),
  flag: undefined,
})

/** A value at the events where a test holds, and null at the others. */
const whereHolds = (test: string | undefined, value: string): string =>
  test === undefined ? value : `if(${test}, ${value}, null())`

/** A field with a value at the matching events only. */
function memberValue({ member, names }: Stream, wanted: string, value: string) {
  const name = names(wanted)
  const command = `eval ${name}=${whereHolds(member?.holds, value)}`
  return { name, command }
}

function countEvents({ comparisons }: MeasureOf<'events'>, stream: Stream): InStream {
  const { member, names, window, by } = stream
  const count = names('event_count')
  const test = comparisonsText(count, comparisons)
  if (member === undefined) return matching(stream, [`${window} count as ${count}${by}`], test)
  const { commands, flag } = withFlag(member, 'member', names)
  return matching(stream, [...commands, `${window} count(${flag}) as ${count}${by}`], test)
}

function countValues({ fields, comparisons }: MeasureOf<'values'>, stream: Stream): InStream {
  const { names, source, window, by } = stream
  const count = names('value_count')
  const value = memberValue(stream, 'value', combineFields(fields.map(source.field)))
  const commands = [value.command, `${window} dc(${value.name}) as ${count}${by}`]
  return matching(stream, commands, comparisonsText(count, comparisons))
}

function computeFigure({ field, figure, comparisons }: MeasureOf<'figure'>, stream: Stream): InStream {
  const { names, source, window, by } = stream
  const result = names(`value_${figure.name}`)
  const value = memberValue(stream, 'value', `tonumber(${fieldName(source.field(field))})`)
  const commands = [value.command, `${window} ${figureFunction(figure)}(${value.name}) as ${result}${by}`]
  return matching(stream, commands, comparisonsText(result, comparisons))
}

function countParts(
  asked: MeasureOf<'parts' | 'condition'>,
  query: CorrelationQuery,
  parts: readonly InStream[],
  stream: Stream,
): InStream {
  const { names, window, by, groups } = stream
  const counted = parts.map((part, index) => {
    const name = query.of[index]?.name ?? ''
    return { ...withFlag(part, `match_${name}`, names), count: names(`count_${name}`) }
  })
  const statistics = counted.map(({ flag, count }) => `count(${flag}) as ${count}`)
  const counts = counted.map(({ count }) => count)
  // Without a group an event has no counts, and the number of counts above 0 would be 0.
  const mayLackGroup = asked.kind === 'parts' && groups.length > 0 && satisfiesComparisons(asked.comparisons, 0)
  return matching(
    stream,
    [...counted.flatMap(({ commands }) => commands), `${window} ${statistics.join(', ')}${by}`],
    ...(mayLackGroup ? [`isnotnull(${counts[0] ?? ''})`] : []),
    conditionText(asked, counts),
  )
}

function findFirstSeen({ fields }: MeasureOf<'first-seen'>, seconds: number, stream: Stream): InStream {
  const { names, source, groups } = stream
  const seen = names('seen')
  const columns = fields.map(source.field)
  const time = memberValue(stream, 'time', '_time')
  return matching(
    stream,
    [time.command, `streamstats current=f last(${time.name}) as ${seen}${byClause([...groups, ...columns])}`],
    ...columns.map((field) => `isnotnull(${fieldName(field)})`),
    `(isnull(${seen}) OR _time - ${seen} > ${seconds})`,
  )
}

/** The field that is 1 where a part matches, for counting: its own flag, or a new one. */
function withFlag(
  { holds, flag }: InStream,
  wanted: string,
  names: StreamContext['names'],
): { readonly commands: readonly string[]; readonly flag: string } {
  if (flag !== undefined) return { commands: [], flag }
  const name = names(wanted)
  return { commands: [`eval ${name}=${whereHolds(holds, '1')}`], flag: name }
}

/**
 * The chain of ordered matches with the latest start decides. Each part passes the start of its chain to the next part,
 * over the events before it.
 */
function inOrder(
  parts: readonly InStream[],
  seconds: number,
  groups: readonly string[],
  names: StreamContext['names'],
): InStream {
  const commands: string[] = []
  let before: string | undefined
  for (const { holds } of parts.slice(0, -1)) {
    const [begun, latest] = [names('begun'), names('latest')]
    commands.push(`eval ${begun}=${whereHolds(holds, before ?? '_time')}`)
    commands.push(`streamstats current=f max(${begun}) as ${latest}${byClause(groups)}`)
    before = latest
  }
  const last = parts.at(-1)?.holds
  // Without a group an event receives no start; a chain with one part must test for the group.
  const tests =
    before === undefined ? groups.map((group) => `isnotnull(${fieldName(group)})`) : [`_time - ${before} <= ${seconds}`]
  const all = [...(last === undefined ? [] : [last]), ...tests]
  return { commands, holds: all.length === 0 ? undefined : all.join(' AND '), flag: undefined }
}

/** One value, or a combination of several that their lengths keep unambiguous; null if one is missing. */
function combineFields(fields: readonly string[]): string {
  const names = fields.map(fieldName)
  const [only = 'null()', second] = names
  return second === undefined ? only : names.map((name) => `len(${name}).":".${name}`).join('.')
}
