import type { Backend } from '../../backend/backend.js'
import type { Trace } from '../../convert/convert-rule.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import { numberPredicates } from '../../convert/number-predicates.js'
import { querySpans } from '../../convert/query-spans.js'
import type { Source, Span } from '../../text/source.js'

/** A range of a query that comes from a value of the rule. Offsets are UTF-16 code units; the end is exclusive. */
export interface QueryMark {
  readonly start: number
  readonly end: number
  readonly number: number
}

/**
 * Returns the pieces of a query that come from values, with the numbers that a page gives to the places of the values.
 * Pieces from other places are left out. None for a rule without a query.
 */
export function queryMarks(
  trace: Trace,
  backend: Backend,
  settings: ConvertSettings,
  numberAt: (source: Source, span: Span) => number | undefined,
): readonly QueryMark[] {
  const { preparedQuery, conversion } = trace
  if (preparedQuery === undefined || conversion.query === null) return []
  const { prepared, predicates } = numberPredicates(preparedQuery)
  const numbers = new Map(predicates.map(({ number, source, span }) => [number, numberAt(source, span)]))
  const { spans } = querySpans(prepared, trace, backend, settings)
  return (spans ?? []).flatMap(({ predicate, start, end }) => {
    const number = numbers.get(predicate)
    return number === undefined ? [] : [{ start, end, number }]
  })
}
