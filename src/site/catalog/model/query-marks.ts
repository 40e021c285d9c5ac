import type { Backend } from '../../../backend/backend.js'
import type { Trace } from '../../../convert/convert-rule.js'
import type { ConvertSettings } from '../../../convert/convert-settings.js'
import { numberPredicates } from '../../../convert/number-predicates.js'
import { querySpans } from '../../../convert/query-spans.js'
import type { Rule } from '../../../rule/rule.js'
import { MAX_QUERY_LENGTH } from '../page-limits.js'
import type { QueryMark } from './rule-page.js'
import type { ValueNumbers } from './stages.js'

/**
 * Returns the pieces of a query that come from values of the rule, without those that filters and pipelines add. None
 * for a query that no page shows.
 */
export function queryMarks(
  rule: Rule,
  trace: Trace,
  backend: Backend,
  settings: ConvertSettings,
  numbers: ValueNumbers,
): readonly QueryMark[] {
  const { query } = trace.conversion
  if (trace.preparedQuery === undefined || query === null || query.length > MAX_QUERY_LENGTH) return []
  const { prepared, predicates } = numberPredicates(trace.preparedQuery)
  const values = new Map(
    predicates.flatMap(({ number, source, span }) => {
      const own = source === rule.source ? numbers.numberOf(span) : undefined
      return own === undefined ? [] : [[number, own] as const]
    }),
  )
  const { spans } = querySpans(prepared, trace, backend, settings)
  return (spans ?? []).flatMap(({ predicate, start, end }) => {
    const number = values.get(predicate)
    return number === undefined ? [] : [{ start, end, number }]
  })
}
