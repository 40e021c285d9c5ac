import type { Approximation } from '../../../src/backend/approximation.js'
import { type CorrelatedQuery, type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery, EventField, FigureComparison } from '../../../src/ir/correlation-query.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import { MAX_THRESHOLD_FIELDS } from '../elastic-limits.js'
import type { ElasticRuleSettings } from '../elastic-rule-settings.js'
import { requiresFiveFields, VERSION_WITH_FIVE_FIELDS } from '../threshold-fields.js'
import { atLeast } from './at-least.js'
import { commonName } from './group-fields.js'
import { timeSpan, unitText } from './time-span.js'

/** Rule settings that evaluate the events of the query. */
export type RulePart = Pick<CorrelatedQuery<ElasticRuleSettings>, 'approximations' | 'ruleSettings' | 'leftToRule'>

/**
 * A threshold rule. It alerts for each group with at least N events, or at least N values of a field, in the time range
 * of a run. An event with several values belongs to the group of each; events without the field belong to none.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-threshold-rule
 */
export function thresholdRule(query: CorrelationQuery): RulePart | Inexpressible {
  const { measure } = query
  switch (measure.kind) {
    case 'events':
      return thresholdPart(query, measure.comparisons)
    case 'values': {
      const [field, other] = measure.fields
      if (field === undefined || other !== undefined) return inexpressible(query, 'condition', COMBINATIONS)
      return thresholdPart(query, measure.comparisons, field)
    }
    case 'figure':
      return inexpressible(query, 'type', 'threshold rules only count events and values; ES|QL has other statistics')
    case 'parts':
    case 'condition':
      return inexpressible(query, 'type', 'threshold rules cannot distinguish which rule an event matches; ES|QL can')
    case 'order':
      return inexpressible(query, 'type', 'threshold rules have no order; EQL has sequences')
    case 'first-seen':
      return inexpressible(query, 'type', 'threshold rules cannot find new values')
  }
}

/**
 * At least N events, or at least N values of a field. Kibana requires `value: 1` for a rule that only counts values.
 */
function thresholdPart(
  query: CorrelationQuery,
  comparisons: readonly FigureComparison[],
  counted?: EventField,
): RulePart | Inexpressible {
  const least = atLeast(comparisons)
  if (least === undefined)
    return inexpressible(query, 'condition', 'a threshold means at least N events; ES|QL has other comparisons')
  const groups = query.groupBy.map(commonName)
  const field = counted === undefined ? undefined : commonName(counted)
  if (groups.includes(undefined) || (counted !== undefined && field === undefined))
    return inexpressible(query, 'groupBy', ALIAS)
  const names = [...new Set(groups.filter((name) => name !== undefined))]
  if (field !== undefined && names.includes(field)) return inexpressible(query, 'condition', ALWAYS_ONE)
  if (names.length > MAX_THRESHOLD_FIELDS) return inexpressible(query, 'groupBy', TOO_MANY)
  const threshold = field === undefined ? `${least} events` : `${least} distinct values of \`${field}\``
  return {
    approximations: [
      'search-range',
      ...(field === undefined ? [] : (['estimated-figures'] as const)),
    ] satisfies readonly Approximation[],
    ruleSettings: {
      type: 'threshold',
      threshold: {
        field: names,
        value: field === undefined ? least : 1,
        cardinality: field === undefined ? [] : [{ field, value: least }],
      },
      lookBack: query.timespan.seconds,
    },
    leftToRule: [
      ...(names.length === 0 ? [] : [`group by ${inBackQuotes(names).join(', ')}`]),
      `alert on at least ${threshold} within ${unitText(timeSpan(query.timespan))}`,
      ...(requiresFiveFields(names) ? [`more than three fields require version ${VERSION_WITH_FIVE_FIELDS}`] : []),
    ].join('; '),
  }
}

const TOO_MANY = `threshold rules group by at most ${MAX_THRESHOLD_FIELDS} fields; ES|QL has no such limit`
const ALWAYS_ONE =
  'the correlation counts values of a field that it also groups by: each group has one value, and Kibana rejects such rules'
const COMBINATIONS = 'threshold rules count values of one field; ES|QL can count combinations'
const ALIAS = 'threshold rules cannot group by fields with a different name in each rule; ES|QL can rename them'
