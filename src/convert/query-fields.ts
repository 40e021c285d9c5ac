import type { QueryField } from '../backend/query-field.js'
import { fieldTypeOf, typeNameOf } from '../ir/field-types.js'
import { usedFields } from '../ir/used-fields.js'
import { presenceInAny, typeOfPresence } from '../schema/presence.js'
import type { ConvertSettings } from './convert-settings.js'
import { pipelineListsOf } from './joined-parts.js'
import { fieldTypesOf } from './plan-query.js'
import type { PreparedQuery } from './prepare-query.js'
import { schemasFor } from './schemas-for.js'

/**
 * Lists the fields of a query with what schemas and pipelines declare about them. Lists have no marks in schemas, so
 * names are looked up without them.
 */
export function queryFields(prepared: PreparedQuery, settings: ConvertSettings): readonly QueryField[] {
  const { query, state } = prepared
  if (query === undefined) return []
  const known = schemasFor([state], settings)
  const types = fieldTypesOf(pipelineListsOf(prepared), settings)
  return [...usedFields(query)].map(([name, uses]) => {
    const plain = name.replaceAll('{}', '')
    const declaring = known.filter((schema) => presenceInAny([schema], plain).kind === 'declared')
    const presence = presenceInAny(known, plain)
    return {
      name,
      uses: [...uses],
      type: typeOfPresence(presence) ?? typeNameOf(fieldTypeOf(types, plain)),
      schemas: declaring.map((schema) => schema.name),
    }
  })
}
