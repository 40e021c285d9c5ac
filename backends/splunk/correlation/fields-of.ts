import { type CorrelationQuery, type EventField, eventsOf, type Measure } from '../../../src/ir/correlation-query.js'

/** A field of a correlation that may be a part of another. */
export interface PlacedField {
  readonly field: EventField
  /** Where its names begin among the event queries of the whole. */
  readonly from: number
}

/** Every field that a correlation, or one that it is built on, groups by or looks into. */
export function fieldsOf(query: CorrelationQuery, from = 0): readonly PlacedField[] {
  const fields = [...query.groupBy, ...measuredFields(query.measure)].map((field) => ({ field, from }))
  let place = from
  for (const part of query.of) {
    if (part.kind === 'correlation') fields.push(...fieldsOf(part, place))
    place += eventsOf(part).length
  }
  return fields
}

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
