import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import { type Plan, plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import { or } from '../../../src/ir/bool.js'
import {
  type CorrelationQuery,
  type CorrelationSpans,
  type EventField,
  type EventQuery,
  eventsOf,
} from '../../../src/ir/correlation-query.js'
import type { DatadogQuery } from '../datadog-rule-settings.js'
import { type LogSearchSettings, logSearch } from '../log-search.js'
import { pathOf } from '../names.js'

/** Settings of the search; pipelines of a rule may override some of them. */
export interface RuleContext {
  readonly options: LogSearchSettings
  readonly optionsOf: (events: EventQuery) => LogSearchSettings
}

/** One query of a rule, and the condition on its figure. */
export interface RuleQuery {
  readonly query: DatadogQuery
  readonly condition: string
  readonly plan: Plan
}

/** Events that one query searches for, with the index of the first event query within the correlation. */
export interface EventSelection {
  readonly events: readonly EventQuery[]
  readonly first: number
}

export const allEvents = (query: CorrelationQuery): EventSelection => ({ events: eventsOf(query), first: 0 })

/** The events of each part of a correlation. */
export function eventsOfParts({ of }: CorrelationQuery): readonly EventSelection[] {
  let first = 0
  return of.map((part) => {
    const events = eventsOf(part)
    first += events.length
    return { events, first: first - events.length }
  })
}

/** A query that counts events in the groups of a correlation; its condition is that there is at least one. */
export function countQuery(
  name: string,
  query: CorrelationQuery,
  selection: EventSelection,
  context: RuleContext,
): RuleQuery | Inexpressible {
  const groupByFields = pathsOf(query.groupBy, selection, context, query, 'groupBy')
  if ('because' in groupByFields) return groupByFields
  const [first, ...others] = selection.events
  const options = first === undefined || others.length > 0 ? context.options : context.optionsOf(first)
  const planned = plan(or(selection.events.map(({ expr }) => expr)), [logSearch(options)])
  if (planned.stages.some((stage) => stage.query.kind === 'const' && !stage.query.value))
    return inexpressible(query, 'rules', 'one of the rules matches no events')
  const [text = '*'] = planTexts(planned)
  return {
    query: { name, query: text, aggregation: 'count', groupByFields, distinctFields: [], metrics: undefined },
    condition: `${name} > 0`,
    plan: planned,
  }
}

/** Field names for the settings of one query; a query has one name for each field. */
export function pathsOf(
  fields: readonly EventField[],
  { events, first }: EventSelection,
  { optionsOf }: RuleContext,
  query: CorrelationQuery,
  at: keyof CorrelationSpans,
): readonly string[] | Inexpressible {
  const paths: string[] = []
  for (const field of fields) {
    const names = events.map((event, index) =>
      pathOf(field.in[first + index] ?? field.name, optionsOf(event)['tag-fields']),
    )
    const [path] = names
    if (path === undefined || names.includes(undefined))
      return inexpressible(query, at, `Datadog cannot express the field name \`${field.name}\``)
    if (names.some((other) => other !== path))
      return inexpressible(
        query,
        at,
        `a query of a Datadog rule must use the same name for \`${field.name}\` in all logs`,
      )
    paths.push(path)
  }
  return paths
}
