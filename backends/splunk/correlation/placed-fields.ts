import { type CorrelationQuery, type EventField, eventsOf } from '../../../src/ir/correlation-query.js'
import { fieldsOf } from '../../../src/ir/fields-read.js'

/** A field of a correlation, possibly of a nested one. */
export interface PlacedField {
  readonly field: EventField
  /** Index of its first name among the event queries of the whole correlation. */
  readonly from: number
}

/** All fields that a correlation, or a correlation nested in it, groups by or measures. */
export function placedFields(query: CorrelationQuery, from = 0): readonly PlacedField[] {
  const fields = fieldsOf(query).map((field) => ({ field, from }))
  let place = from
  for (const part of query.of) {
    if (part.kind === 'correlation') fields.push(...placedFields(part, place))
    place += eventsOf(part).length
  }
  return fields
}
