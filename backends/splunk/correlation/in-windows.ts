import { type CorrelationQuery, eventsOf } from '../../../src/ir/correlation-query.js'
import { fieldName } from '../where.js'
import { comparisonsText, conditionText, figureFunction } from './conditions.js'
import type { EventSource } from './event-source.js'
import { byClause, spanText } from './syntax.js'

/** A correlation over fixed time windows: one row for each window and group that matches. */
export function inWindows(
  query: CorrelationQuery,
  source: EventSource,
  names: (wanted: string) => string,
): readonly string[] | undefined {
  const { measure, timespan, groupBy } = query
  const bin = `bin _time span=${spanText(timespan)}`
  const by = byClause(['_time', ...groupBy.map(source.field)])
  const rows = (statistics: string, test: string, value?: string): readonly string[] => [
    ...(value === undefined ? [] : [`eval ${value}`]),
    bin,
    `stats ${statistics}${by}`,
    `where ${test}`,
  ]
  switch (measure.kind) {
    case 'events': {
      const count = names('event_count')
      return rows(`count as ${count}`, comparisonsText(count, measure.comparisons))
    }
    case 'values': {
      const [field = '', second] = measure.fields.map(source.field)
      if (second !== undefined) return undefined
      const [value, count] = [names('value'), names('value_count')]
      return rows(
        `dc(${value}) as ${count}`,
        comparisonsText(count, measure.comparisons),
        `${value}=${fieldName(field)}`,
      )
    }
    case 'figure': {
      const [value, figure] = [names('value'), names(`value_${measure.figure.name}`)]
      const number = `${value}=tonumber(${fieldName(source.field(measure.field))})`
      return rows(
        `${figureFunction(measure.figure)}(${value}) as ${figure}`,
        comparisonsText(figure, measure.comparisons),
        number,
      )
    }
    case 'parts':
    case 'condition': {
      const counts = eventsOf(query).map((events, place) => ({
        name: names(`count_${events.name}`),
        flag: source.flag(place),
      }))
      const statistics = counts.map(({ name, flag }) => `count${flag === undefined ? '' : `(${flag})`} as ${name}`)
      return rows(
        statistics.join(', '),
        conditionText(
          measure,
          counts.map(({ name }) => name),
        ),
      )
    }
    case 'order':
    case 'first-seen':
      return undefined
  }
}
