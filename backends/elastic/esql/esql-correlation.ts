import type { Approximation } from '../../../src/backend/approximation.js'
import { type CorrelationAnswer, inexpressible } from '../../../src/backend/correlate.js'
import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { plan } from '../../../src/dialect/plan.js'
import { type CorrelationQuery, type EventField, isMonotone } from '../../../src/ir/correlation-query.js'
import { fieldsOf } from '../../../src/ir/fields-read.js'
import type { Expr } from '../../../src/ir/predicate.js'
import { conditionText } from '../correlation/condition-text.js'
import { refuseTypes } from '../correlation/group-fields.js'
import { refuseTimeSpan } from '../correlation/refuse-time-span.js'
import { singleEvents } from '../correlation/sequence.js'
import { spanOfSeconds, timeSpan, unitText, wordsOf } from '../correlation/time-span.js'
import type { ElasticRuleSettings } from '../elastic-rule-settings.js'
import { type EsqlEvents, type EsqlSource, esqlEvents } from './esql-events.js'
import { firstSeenCommands } from './esql-first-seen.js'
import { statistics, type WindowedMeasure } from './esql-measure.js'
import { nameIn } from './esql-text.js'

export interface EsqlCorrelationOptions {
  readonly 'missing-groups': 'leave-out' | 'keep'
  readonly recent: string
}

/**
 * A correlation as statistics over the events of its rules, with one row for each window and group that matches. The
 * query has no `METADATA`, which only applies to events.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/stats-by
 */
export function correlateInEsql(
  query: CorrelationQuery,
  source: EsqlSource,
  options: EsqlCorrelationOptions,
): CorrelationAnswer<ElasticRuleSettings> {
  if (query.of.some(({ kind }) => kind === 'correlation')) return inexpressible(query, 'rules', NO_NESTING)
  const singles = options['missing-groups'] === 'keep' ? undefined : singleEvents(query)
  if (singles !== undefined) return eachEvent(singles, source)
  const { measure } = query
  const refused =
    refuseTimeSpan(query) ??
    refuseTypes(query, fieldsOf(query), source.fieldTypes, UNSUPPORTED_TYPES) ??
    (measure.kind === 'figure' ? refuseTypes(query, [measure.field], source.fieldTypes, NO_NUMBERS) : undefined)
  if (refused !== undefined) return refused
  const events = esqlEvents(query, source)
  return measure.kind === 'first-seen'
    ? firstSeen(query, measure.fields, events, options.recent)
    : inWindows(query, measure, events, options)
}

/** Returns the windows and groups whose events have the measure. */
function inWindows(
  query: CorrelationQuery,
  measure: WindowedMeasure,
  events: EsqlEvents,
  options: EsqlCorrelationOptions,
): CorrelationAnswer<ElasticRuleSettings> {
  const groups = [...new Set(query.groupBy.map(events.column))]
  const window = events.name('time_window')
  const by = {
    expressions: [`${window} = DATE_TRUNC(${wordsOf(timeSpan(query.timespan))}, @timestamp)`, ...groups],
    names: [window, ...groups],
  }
  const statisticsOf = statistics(query, measure, { events, by })
  if ('because' in statisticsOf) return statisticsOf
  const keepsMissing = options['missing-groups'] === 'keep' && groups.length > 0
  const present =
    keepsMissing || groups.length === 0 ? [] : [`WHERE ${groups.map((group) => `${group} IS NOT NULL`).join(' AND ')}`]
  return {
    text: [...events.commands, ...present, ...statisticsOf.commands].join(' | '),
    plan: events.plan,
    rulePlans: events.rulePlans(),
    approximations: [
      'fixed-windows',
      ...(isMonotone(query) ? [] : (['whole-windows'] as const)),
      ...statisticsOf.approximations,
      ...events.approximations,
      ...(keepsMissing ? (['missing-as-group'] as const) : []),
    ] satisfies readonly Approximation[],
    assumptions: statisticsOf.assumptions,
    ruleSettings: {
      type: 'esql',
      lookBack: query.timespan.seconds,
      longestInterval: undefined,
      rows: {
        time: window,
        length: query.timespan.seconds,
        columns: by.names.map(nameIn),
        isLasting: isMonotone(query),
      },
    },
    leftToRule: null,
    groupFields: query.groupBy.map((field) => nameIn(events.column(field))),
  }
}

/** Returns the events themselves if each one is a match. */
function eachEvent(events: Expr, { join, stages }: EsqlSource): CorrelationAnswer<ElasticRuleSettings> {
  const planned = plan(events, stages(true))
  const text = join(conditionText(planned))
  return { text, plan: planned, rulePlans: [], approximations: [], ruleSettings: null, leftToRule: null }
}

const NO_NESTING =
  'ES|QL correlations return time windows, not events that another correlation could use; Splunk can, and EQL can in some sequences'

const UNSUPPORTED_TYPES = { flattened: 'is a flattened field, which ES|QL does not support' } as const
const NO_NUMBERS = {
  ip: 'contains IP addresses, not numbers',
  date: 'contains dates, not numbers',
  boolean: 'contains booleans, not numbers',
} as const

function firstSeen(
  query: CorrelationQuery,
  fields: readonly EventField[],
  events: EsqlEvents,
  option: string,
): CorrelationAnswer<ElasticRuleSettings> {
  const recentOption = optionSeconds(option)
  if (recentOption === undefined)
    return inexpressible(query, 'type', 'the option `recent` must be a time span such as 6m')
  const { seconds } = query.timespan
  const recent = Math.min(recentOption, seconds)
  const { commands, first, columns } = firstSeenCommands(query, fields, events, recent)
  return {
    text: [...events.commands, ...commands].join(' | '),
    plan: events.plan,
    rulePlans: events.rulePlans(),
    approximations: events.approximations,
    ruleSettings: {
      type: 'esql',
      lookBack: seconds + recent,
      longestInterval: recent,
      rows: { time: first, length: 0, columns: columns.map(nameIn), isLasting: true },
    },
    leftToRule: `run it at least every ${unitText(spanOfSeconds(recent))}, because it finds new values of that time`,
  }
}
