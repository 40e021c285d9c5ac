import { type CorrelationAnswer, inexpressible } from '../../../src/backend/correlate.js'
import { type Plan, plan as planOf } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import {
  type CorrelationQuery,
  type EventField,
  isMonotoneMeasure,
  lookBackOf,
  type Measure,
  type Period,
} from '../../../src/ir/correlation-query.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { type Dataset, resultField } from '../data-model/dataset.js'
import { summaryDialects } from '../data-model/dialects.js'
import { clauseText, tstatsCommand } from '../data-model/tstats-search.js'
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
  metadata: Metadata,
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
  const groupBy = [...new Set(query.groupBy.map((field) => nameIn(dataset, field)))]
  const isKept = options['missing-groups'] === 'keep' && groupBy.length > 0
  const table = tableOf(resultFields(metadata, options), options.table, ['_time', ...groupBy])
  return {
    text: [...windowCommands(measure, { dataset, plan, groupBy, isKept, timespan, options }), ...table].join(' | '),
    plan,
    rulePlans: [],
    approximations: [
      'fixed-windows',
      ...(isMonotoneMeasure(measure) ? [] : (['whole-windows'] as const)),
      ...(isKept ? (['missing-as-group'] as const) : []),
    ],
    assumptions: groupBy.length === 0 && measure.kind === 'events' ? [] : ['single-valued'],
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

const nameIn = (dataset: Dataset, { in: [first], name }: EventField): string => resultField(first ?? name, dataset)

interface Windows {
  readonly dataset: Dataset
  readonly plan: Plan
  readonly groupBy: readonly string[]
  /** True if events without a group field are counted. */
  readonly isKept: boolean
  readonly timespan: Period
  readonly options: SplunkOptions
}

/** The commands that return a row for each window and group that fulfils the measure. */
function windowCommands(
  measure: Extract<Measure, { kind: 'events' | 'values' }>,
  { dataset, plan, groupBy, isKept, timespan, options }: Windows,
): readonly string[] {
  const name = measure.kind === 'events' ? 'event_count' : 'value_count'
  const [counted] = measure.kind === 'values' ? measure.fields.map((field) => nameIn(dataset, field)) : []
  const tstats = tstatsCommand(dataset, {
    summariesOnly: options['summaries-only'],
    placeholder: isKept ? '-' : undefined,
    statistics: (summaryName) => `${counted === undefined ? 'count' : `dc(${summaryName(counted)})`} as ${name}`,
    condition: clauseText(planTexts(plan)[0], dataset, plan),
    by: ['_time', ...groupBy],
    span: spanText(timespan),
  })
  return [...tstats, `where ${comparisonsText(name, measure.comparisons)}`]
}
