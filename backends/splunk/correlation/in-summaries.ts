import type { Approximation } from '../../../src/backend/approximation.js'
import { type CorrelationAnswer, inexpressible } from '../../../src/backend/correlate.js'
import { plan as planOf } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import { type CorrelationQuery, isMonotoneMeasure, lookBackOf } from '../../../src/ir/correlation-query.js'
import { type Dataset, resultField } from '../data-model/dataset.js'
import { summaryDialects } from '../data-model/dialects.js'
import { tstatsCommand } from '../data-model/tstats-search.js'
import type { SplunkOptions } from '../options.js'
import { resultFields } from '../result-fields.js'
import type { SplunkSavedSearch } from '../splunk-rule-settings.js'
import { tableOf } from '../table.js'
import { comparisonsText } from './conditions.js'
import { spanText } from './syntax.js'

/**
 * A correlation that `tstats` counts in fixed windows: events or values of one rule, if its `where` clause expresses the
 * rule exactly. `tstats` returns no events in order, so it has no sliding windows and no further conditions.
 */
export function inSummaries(
  query: CorrelationQuery,
  dataset: Dataset,
  options: SplunkOptions,
  fields: readonly string[] | undefined,
): CorrelationAnswer<SplunkSavedSearch> {
  const { measure, of: parts, timespan } = query
  const [part, second] = parts
  const refuse = (at: 'type' | 'rules' | 'timespan', because: string) =>
    inexpressible(query, at, `${because}; \`--option data-model=from\` searches events`)
  if (measure.kind !== 'events' && (measure.kind !== 'values' || measure.fields.length > 1))
    return refuse('type', '`tstats` can only count events, or the values of one field')
  if (part?.kind !== 'events' || second !== undefined) return refuse('rules', '`tstats` counts the events of one rule')
  if (options.windows !== 'fixed')
    return refuse('timespan', '`tstats` counts in fixed windows, which `--option windows=fixed` allows')
  const plan = planOf(part.expr, summaryDialects(dataset))
  if (plan.stages.length > 1) return refuse('rules', 'the `where` clause of `tstats` expresses only a part of the rule')
  const named = (field: CorrelationQuery['groupBy'][number]): string => resultField(field.in[0] ?? field.name, dataset)
  const groupBy = [...new Set(query.groupBy.map(named))]
  const isKept = options['missing-groups'] === 'keep' && groupBy.length > 0
  const name = measure.kind === 'events' ? 'event_count' : 'value_count'
  const [counted] = measure.kind === 'values' ? measure.fields.map(named) : []
  const tstats = tstatsCommand(dataset, {
    summariesOnly: options['summaries-only'],
    placeholder: isKept ? '-' : undefined,
    statistics: (summary) => `${counted === undefined ? 'count' : `dc(${summary(counted)})`} as ${name}`,
    condition: planTexts(plan)[0],
    by: ['_time', ...groupBy],
    span: spanText(timespan),
  })
  const table = tableOf(resultFields({ ...(fields && { fields }) }, options), options.table, ['_time', ...groupBy])
  const approximations: readonly Approximation[] = [
    'fixed-windows',
    ...(isMonotoneMeasure(measure) ? [] : (['whole-windows'] as const)),
    ...(isKept ? (['missing-as-group'] as const) : []),
  ]
  return {
    text: [...tstats, `where ${comparisonsText(name, measure.comparisons)}`, ...table].join(' | '),
    plan,
    rulePlans: [],
    approximations,
    assumptions: groupBy.length === 0 && counted === undefined ? [] : ['single-valued'],
    ruleSettings: {
      type: 'saved_search',
      lookBack: lookBackOf(query),
      timespan: timespan.seconds,
      groupBy,
      results: 'windows',
      recent: null,
    },
    leftToRule: null,
  }
}
