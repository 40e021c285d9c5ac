import {
  type CorrelationQuery,
  eventsOf,
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
  const by = byClause(groups)
  const window = `streamstats time_window=${spanText(timespan)}`
  const matching = (commands: readonly string[], ...tests: readonly string[]): InStream => ({
    commands,
    holds: [...(member?.holds === undefined ? [] : [member.holds]), ...tests].join(' AND '),
    flag: undefined,
  })
  /** A field with a value at the matching events only. */
  const memberValue = (wanted: string, value: string): { readonly name: string; readonly command: string } => {
    const name = names(wanted)
    return {
      name,
      command: `eval ${name}=${member?.holds === undefined ? value : `if(${member.holds}, ${value}, null())`}`,
    }
  }
  switch (asked.kind) {
    case 'events': {
      const count = names('event_count')
      const test = comparisonsText(count, asked.comparisons)
      if (member === undefined) return matching([`${window} count as ${count}${by}`], test)
      const { commands, flag } = withFlag(member, 'member', names)
      return matching([...commands, `${window} count(${flag}) as ${count}${by}`], test)
    }
    case 'values': {
      const count = names('value_count')
      const value = memberValue('value', combineFields(asked.fields.map(source.field)))
      return matching(
        [value.command, `${window} dc(${value.name}) as ${count}${by}`],
        comparisonsText(count, asked.comparisons),
      )
    }
    case 'figure': {
      const figure = names(`value_${asked.figure.name}`)
      const value = memberValue('value', `tonumber(${fieldName(source.field(asked.field))})`)
      return matching(
        [value.command, `${window} ${figureFunction(asked.figure)}(${value.name}) as ${figure}${by}`],
        comparisonsText(figure, asked.comparisons),
      )
    }
    case 'parts':
    case 'condition': {
      const counted = parts.map((part, index) => {
        const name = query.of[index]?.name ?? ''
        return { ...withFlag(part, `match_${name}`, names), count: names(`count_${name}`) }
      })
      const counts = counted.map(({ flag, count }) => `count(${flag}) as ${count}`)
      // Without a group an event has no counts, and the number of counts above 0 would be 0.
      const [{ count: firstCount } = { count: '' }] = counted
      return matching(
        [...counted.flatMap(({ commands }) => commands), `${window} ${counts.join(', ')}${by}`],
        ...(asked.kind === 'parts' && groups.length > 0 && satisfiesComparisons(asked.comparisons, 0)
          ? [`isnotnull(${firstCount})`]
          : []),
        conditionText(
          asked,
          counted.map(({ count }) => count),
        ),
      )
    }
    case 'order':
      return inOrder(parts, timespan.seconds, groups, names)
    case 'first-seen': {
      const seen = names('seen')
      const fields = asked.fields.map(source.field)
      const time = memberValue('time', '_time')
      return matching(
        [time.command, `streamstats current=f last(${time.name}) as ${seen}${byClause([...groups, ...fields])}`],
        ...fields.map((field) => `isnotnull(${fieldName(field)})`),
        `(isnull(${seen}) OR _time - ${seen} > ${timespan.seconds})`,
      )
    }
  }
}

/** The field that is 1 where a part matches, for counting: its own flag, or a new one. */
function withFlag(
  { holds = '1=1', flag }: InStream,
  wanted: string,
  names: StreamContext['names'],
): { readonly commands: readonly string[]; readonly flag: string } {
  if (flag !== undefined) return { commands: [], flag }
  const name = names(wanted)
  return { commands: [`eval ${name}=if(${holds}, 1, null())`], flag: name }
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
  for (const { holds = '1=1' } of parts.slice(0, -1)) {
    const [begun, latest] = [names('begun'), names('latest')]
    commands.push(`eval ${begun}=if(${holds}, ${before ?? '_time'}, null())`)
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
