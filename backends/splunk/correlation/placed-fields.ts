import { fieldsOf } from '../../../src/ir/correlation-fields.js'
import { type CorrelationQuery, type EventField, eventsOf } from '../../../src/ir/correlation-query.js'

/** A field of a correlation that may be a part of another. */
export interface PlacedField {
  readonly field: EventField
  /** Where its names begin among the event queries of the whole. */
  readonly from: number
}

/** Every field that a correlation, or one that it is built on, groups by or looks into. */
export function placedFields(query: CorrelationQuery, from = 0): readonly PlacedField[] {
  const fields = fieldsOf(query).map((field) => ({ field, from }))
  let place = from
  for (const part of query.of) {
    if (part.kind === 'correlation') fields.push(...placedFields(part, place))
    place += eventsOf(part).length
  }
  return fields
}
