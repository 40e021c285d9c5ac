import type { Approximation } from '../../../src/backend/approximation.js'
import { type CorrelationAnswer, type CorrelationContext, inexpressible } from '../../../src/backend/correlate.js'
import { optionSeconds } from '../../../src/backend/option-seconds.js'
import type { Assumption } from '../../../src/dialect/rendering.js'
import { forEachLeaf } from '../../../src/ir/bool.js'
import {
  type CorrelationQuery,
  correlationsOf,
  type EventQuery,
  eventsOf,
  isMonotoneMeasure,
  lookBackOf,
} from '../../../src/ir/correlation-query.js'
import { parseDataset } from '../data-model/dataset.js'
import type { splunkOptions } from '../options.js'
import { quoteField, unquotable } from '../quoting.js'
import { resultFields } from '../result-fields.js'
import type { SplunkSavedSearch } from '../splunk-rule-settings.js'
import { stagesOf } from '../stages.js'
import { tableOf } from '../table.js'
import { differencesOf, refuseBeyondStream, streamAssumptions } from './differences.js'
import { type EventSource, eventSource } from './event-source.js'
import { uniqueFieldNames } from './field-names.js'
import { inStream } from './in-stream.js'
import { inSummaries } from './in-summaries.js'
import { inWindows } from './in-windows.js'
import { placedFields } from './placed-fields.js'
import { refuseDataModelCorrelation } from './refuse-data-model.js'

/** A correlation as one search. Sliding windows are exact; fixed windows are faster, and common in Splunk searches. */
export function correlate(
  query: CorrelationQuery,
  context: CorrelationContext<typeof splunkOptions>,
): CorrelationAnswer<SplunkSavedSearch> {
  const { options, metadata } = context
  const unsearchable = refuseDataModelCorrelation(query, context)
  if (unsearchable !== undefined) return unsearchable
  const fields = placedFields(query).flatMap(({ field }) => field.in)
  for (const name of fields) {
    const refused = unquotable(name)
    if (refused !== undefined) return inexpressible(query, 'groupBy', refused.because)
  }
  const recent = optionSeconds(options.recent)
  if (recent === undefined) return inexpressible(query, 'type', '`recent` must be a time span such as 1h')
  const dataset = options['data-model'] === 'none' ? undefined : parseDataset(options.dataset)
  if (dataset !== undefined && options['data-model'] === 'tstats') return inSummaries(query, dataset, options, metadata)
  const isFirstSeen = query.measure.kind === 'first-seen'
  const names = uniqueFieldNames([
    ...fields,
    ...eventsOf(query).flatMap(fieldsUsed),
    ...(options.table ? (metadata.fields ?? []) : []),
  ])
  const shown = resultFields(metadata, options)
  const source = eventSource(query, {
    dataset,
    earliest: isFirstSeen ? `earliest=-${lookBackOf(query) + recent}s ` : '',
    names,
    stages: stagesOf(options),
  })
  if ('because' in source) return source
  const kept = [...new Set(correlationsOf(query).flatMap(({ groupBy }) => groupBy.map(source.field)))]
  const fill =
    options['missing-groups'] === 'keep' && kept.length > 0
      ? [`fillnull value="-" ${kept.map(quoteField).join(' ')}`]
      : []
  const groupBy = groupingFields(query, source)
  const table = tableOf(shown, options.table, ['_time', ...groupBy])
  const isChain = query.of.some(({ kind }) => kind === 'correlation')
  const windows = options.windows === 'fixed' && !isChain ? inWindows(query, source, names) : undefined
  const answer = (
    commands: readonly string[],
    approximations: readonly Approximation[],
    assumptions: readonly Assumption[],
  ): CorrelationAnswer<SplunkSavedSearch> => ({
    text: [...source.commands, ...fill, ...commands, ...table].join(' | '),
    plan: source.plan,
    rulePlans: source.rulePlans,
    approximations: fill.length === 0 ? approximations : [...approximations, 'missing-as-group'],
    assumptions: [...assumptions, ...(fields.length === 0 ? [] : (['single-valued'] as const))],
    ruleSettings: {
      type: 'saved_search',
      lookBack: lookBackOf(query) + (isFirstSeen ? recent : 0),
      timespan: isFirstSeen ? null : query.timespan.seconds,
      groupBy: groupBy,
      results: windows === undefined ? 'events' : 'windows',
      recent: isFirstSeen ? recent : null,
    },
    leftToRule: null,
    groupFields: query.groupBy.map(source.field),
  })
  const differences = differencesOf(query, source.hasDuplicates)
  if (windows !== undefined) {
    const whole = isMonotoneMeasure(query.measure) ? [] : (['whole-windows'] as const)
    return answer(windows, ['fixed-windows', ...whole, ...differences], [])
  }
  const refused = refuseBeyondStream(query)
  if (refused !== undefined) return refused
  const { commands, holds } = inStream(query, 0, { source, names })
  const now = isFirstSeen ? ` AND _time>=relative_time(now(), "-${options.recent}")` : ''
  const found = [...commands, ...(holds === undefined ? [] : [`where ${holds}${now}`])]
  return answer(['sort 0 _time', ...found], differences, streamAssumptions(query))
}

/** Result fields that are equal for matches that belong together. */
function groupingFields({ groupBy, measure }: CorrelationQuery, source: EventSource): readonly string[] {
  const fields = measure.kind === 'first-seen' ? [...groupBy, ...measure.fields] : groupBy
  return [...new Set(fields.map(source.field))]
}

/** Fields that the rule uses; computed fields have other names. */
function fieldsUsed({ expr }: EventQuery): readonly string[] {
  const found: string[] = []
  forEachLeaf(expr, (predicate) => {
    if ('field' in predicate && predicate.field !== null) found.push(predicate.field)
  })
  return found
}
