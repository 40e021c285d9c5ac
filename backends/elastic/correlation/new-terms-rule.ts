import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery, EventField } from '../../../src/ir/correlation-query.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import { MAX_NEW_TERMS_FIELDS } from '../elastic-limits.js'
import { plainName } from '../plain-name.js'
import type { RulePart } from './kibana-threshold-rule.js'
import { timeSpan, unitText } from './time-span.js'

/**
 * A new terms rule: it alerts on values, or on combinations of values of several fields, that do not occur in the
 * history before the run.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-new-terms-rule
 */
export function newTermsRule(query: CorrelationQuery, fields: readonly EventField[]): RulePart | Inexpressible {
  const names = [...new Set(fields.map((field) => plainName(field.in[0] ?? field.name)))]
  if (names.length > MAX_NEW_TERMS_FIELDS) {
    return inexpressible(
      query,
      'type',
      `new terms rules have at most ${MAX_NEW_TERMS_FIELDS} fields; ES|QL has no such limit`,
    )
  }
  const list = inBackQuotes(names).join(', ')
  return {
    approximations: ['search-range'],
    ruleSettings: { type: 'new_terms', new_terms_fields: names, historyWindow: query.timespan.seconds },
    leftToRule: `alert on new values of ${list}, with a history window of ${unitText(timeSpan(query.timespan))}`,
  }
}
