import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery, EventField } from '../../../src/ir/correlation-query.js'
import type { FieldTypeName, FieldTypes } from '../../../src/ir/field-types.js'
import { knownType } from '../known-type.js'
import { plainName } from '../plain-name.js'

/** The name of a field if it is the same in the events of all rules, else undefined. */
export function commonName(field: EventField): string | undefined {
  const [name, other] = new Set(field.in.map(plainName))
  return other === undefined ? name : undefined
}

/**
 * Refuses fields of certain types. `whys` gives the reason for each such type, as a phrase that follows the field's
 * name.
 */
export function refuseTypes(
  query: CorrelationQuery,
  fields: readonly EventField[],
  types: FieldTypes,
  reasons: Readonly<Partial<Record<FieldTypeName, string>>>,
): Inexpressible | undefined {
  for (const field of fields) {
    for (const name of field.in) {
      const type = knownType(types, name)
      const reason = type === undefined ? undefined : reasons[type]
      if (reason !== undefined) {
        return inexpressible(
          query,
          query.groupBy.includes(field) ? 'groupBy' : 'condition',
          `\`${plainName(name)}\` ${reason}`,
        )
      }
    }
  }
  return undefined
}
