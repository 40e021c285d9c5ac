import {
  type CorrelationAnswer,
  type CorrelationContext,
  type Inexpressible,
  inexpressible,
} from '../../../src/backend/correlate.js'
import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { forEachLeaf } from '../../../src/ir/bool.js'
import {
  type CorrelationQuery,
  correlationsOf,
  type EventQuery,
  eventsOf,
  lookBackOf,
} from '../../../src/ir/correlation-query.js'
import { fieldsRead } from '../../../src/ir/fields-read.js'
import { type Dataset, parseDataset } from '../data-model/dataset.js'
import type { splunkOptions } from '../options.js'
import { quoteField, unquotable } from '../quoting.js'
import { resultFields } from '../result-fields.js'
import type { SplunkSavedSearch } from '../splunk-rule-settings.js'
import { stagesOf } from '../stages.js'
import { tableOf } from '../table.js'
import { type EventSource, eventSource } from './event-source.js'
import { uniqueFieldNames } from './field-names.js'
import { inSummaries } from './in-summaries.js'
import { matchesOf } from './matches-of.js'
import { placedFields } from './placed-fields.js'
import { refuseDataModelCorrelation } from './refuse-data-model.js'

/** A correlation as one search. Sliding windows are exact; fixed windows are faster, and common in Splunk searches. */
export function correlate(
  query: CorrelationQuery,
  context: CorrelationContext<typeof splunkOptions>,
): CorrelationAnswer<SplunkSavedSearch> {
  const { options, metadata } = context
  const unsearchable = refuseDataModelCorrelation(query, context) ?? refuseFields(query)
  if (unsearchable !== undefined) return unsearchable
  const recent = optionSeconds(options.recent)
  if (recent === undefined) return inexpressible(query, 'type', '`recent` must be a time span such as 1h')
  const dataset = options['data-model'] === 'none' ? undefined : parseDataset(options.dataset)
  return dataset !== undefined && options['data-model'] === 'tstats'
    ? inSummaries(query, dataset, options, metadata)
    : inEvents(query, context, { dataset, recent })
}

/** Refuses a correlation with a field that no search can name. */
function refuseFields(query: CorrelationQuery): Inexpressible | undefined {
  for (const name of groupFieldsOf(query)) {
    const refused = unquotable(name)
    if (refused !== undefined) return inexpressible(query, 'groupBy', refused.because)
  }
  return undefined
}

/** The fields of the correlation itself, by their names in the events. */
const groupFieldsOf = (query: CorrelationQuery): readonly string[] =>
  placedFields(query).flatMap(({ field }) => field.in)

/** A search that reads the events, and keeps those at which the correlation matches. */
function inEvents(
  query: CorrelationQuery,
  { options, metadata }: CorrelationContext<typeof splunkOptions>,
  { dataset, recent }: { readonly dataset: Dataset | undefined; readonly recent: number },
): CorrelationAnswer<SplunkSavedSearch> {
  const isFirstSeen = query.measure.kind === 'first-seen'
  const fields = groupFieldsOf(query)
  const names = uniqueFieldNames([
    ...fields,
    ...eventsOf(query).flatMap(fieldsUsed),
    ...(options.table ? (metadata.fields ?? []) : []),
  ])
  const source = eventSource(query, {
    dataset,
    earliest: isFirstSeen ? `earliest=-${lookBackOf(query) + recent}s ` : '',
    names,
    stages: stagesOf(options),
  })
  if ('because' in source) return source
  const matches = matchesOf(query, { source, names }, options)
  if ('because' in matches) return matches
  const fill = options['missing-groups'] === 'keep' ? fillMissing(query, source) : []
  const groupBy = groupingFields(query, source)
  const table = tableOf(resultFields(metadata, options), options.table, ['_time', ...groupBy])
  return {
    text: [...source.commands, ...fill, ...matches.commands, ...table].join(' | '),
    plan: source.plan,
    rulePlans: source.rulePlans,
    approximations: fill.length === 0 ? matches.approximations : [...matches.approximations, 'missing-as-group'],
    assumptions: [...matches.assumptions, ...(fields.length === 0 ? [] : (['single-valued'] as const))],
    ruleSettings: {
      type: 'saved_search',
      lookBack: lookBackOf(query) + (isFirstSeen ? recent : 0),
      timespan: isFirstSeen ? null : query.timespan.seconds,
      groupBy,
      results: matches.results,
      recent: isFirstSeen ? recent : null,
    },
    leftToRule: null,
    groupFields: query.groupBy.map(source.field),
  }
}

/** Gives events without a field to group by a value, so that they form a group. */
function fillMissing(query: CorrelationQuery, source: EventSource): readonly string[] {
  const kept = [...new Set(correlationsOf(query).flatMap(({ groupBy }) => groupBy.map(source.field)))]
  return kept.length === 0 ? [] : [`fillnull value="-" ${kept.map(quoteField).join(' ')}`]
}

/** Result fields that are equal for matches that belong together. */
function groupingFields({ groupBy, measure }: CorrelationQuery, source: EventSource): readonly string[] {
  const fields = measure.kind === 'first-seen' ? [...groupBy, ...measure.fields] : groupBy
  return [...new Set(fields.map(source.field))]
}

/** Lists the fields that a rule reads. Computed fields have other names. */
function fieldsUsed({ expr }: EventQuery): readonly string[] {
  const fields: string[] = []
  forEachLeaf(expr, (predicate) => void fields.push(...fieldsRead(predicate)))
  return fields
}
