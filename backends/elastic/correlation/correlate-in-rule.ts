import { type CorrelationAnswer, inexpressible, planEvents } from '../../../src/backend/correlate.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import type { CorrelationQuery } from '../../../src/ir/correlation-query.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import { fieldsOf } from '../../../src/ir/fields-read.js'
import type { ElasticRuleSettings } from '../elastic-rule-settings.js'
import { refuseTypes } from './group-fields.js'
import { thresholdRule } from './kibana-threshold-rule.js'
import { newTermsRule } from './new-terms-rule.js'
import { refuseTimeSpan } from './refuse-time-span.js'
import { singleEvents } from './sequence.js'

/**
 * Converts a correlation for KQL or Lucene, which find single events: the query finds the events, and an Elastic
 * Security rule combines them.
 */
export function correlateInRule(
  query: CorrelationQuery,
  dialect: Dialect,
  fieldTypes: FieldTypes,
): CorrelationAnswer<ElasticRuleSettings> {
  if (query.of.some(({ kind }) => kind === 'correlation')) return inexpressible(query, 'rules', NO_NESTING)
  const singles = singleEvents(query)
  if (singles !== undefined) {
    const planned = plan(singles, [dialect])
    const text = planTexts(planned).join('')
    return { text, plan: planned, rulePlans: [], approximations: [], ruleSettings: null, leftToRule: null }
  }
  const rule = query.measure.kind === 'first-seen' ? newTermsRule(query, query.measure.fields) : thresholdRule(query)
  if ('because' in rule) return rule
  const refused = refuseTimeSpan(query) ?? refuseTypes(query, fieldsOf(query), fieldTypes, NOT_GROUPED)
  if (refused !== undefined) return refused
  const events = planEvents(query, [dialect])
  return { ...rule, text: planTexts(events).join(''), plan: events, rulePlans: [] }
}

const NO_NESTING =
  'Kibana rules count events, not matches of other correlations; Splunk can, and EQL can in some sequences'
const NOT_GROUPED = { text: 'is a `text` field, which Kibana cannot group by' } as const
