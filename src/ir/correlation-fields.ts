import type { CorrelationQuery, EventField, Measure } from './correlation-query.js'

/** All fields that put events together or are measured, without those of the correlations that a correlation is built on. */
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
