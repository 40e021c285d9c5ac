import type { CorrelationQuery, EventField, Measure } from './correlation-query.js'
import { isKeyword, type Predicate } from './predicate.js'

/** Lists the fields that a predicate reads: none for a keyword, two for a comparison of fields. */
export function fieldsRead(predicate: Predicate): readonly string[] {
  if (isKeyword(predicate) || predicate.field === null) return []
  return predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
}

/** Lists the fields that group or measure events, without those of nested correlations. */
export const fieldsOf = ({ groupBy, measure }: CorrelationQuery): readonly EventField[] => [
  ...groupBy,
  ...measuredFields(measure),
]

function measuredFields(measure: Measure): readonly EventField[] {
  switch (measure.kind) {
    case 'values':
    case 'first-seen':
      return measure.fields
    case 'figure':
      return [measure.field]
    case 'events':
    case 'parts':
    case 'condition':
    case 'order':
      return []
  }
}
