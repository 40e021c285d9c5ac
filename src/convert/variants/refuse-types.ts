import { type FieldType, typeNameOf } from '../../ir/field-types.js'
import { type JoinedFieldTypes, joinFieldTypes } from '../../ir/join-field-types.js'
import { usedFields } from '../../ir/used-fields.js'
import { combine } from '../../pipeline/apply/combine.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { ConvertSettings } from '../convert-settings.js'
import { pipelineListsOf } from '../joined-parts.js'
import { fieldTypesOf, placeOfEvents } from '../plan-query.js'
import type { PreparedQuery } from '../prepare-query.js'

/** Returns the error if a query uses a field that its variants store as different types. Types of the caller win. */
export function refuseTypes(prepared: PreparedQuery, settings: ConvertSettings): Diagnostic | undefined {
  const lists = pipelineListsOf(prepared)
  const { query, rule } = prepared
  const declared = joinFieldTypes(lists.map((pipelines) => combine(pipelines).fieldTypes))
  if (query === undefined || declared.conflicts.size === 0) return undefined
  const types = fieldTypesOf(lists, settings)
  for (const name of usedFields(query).keys()) {
    const conflict = conflictOf(name, declared)
    if (conflict === undefined || types[name] !== declared.types[name]) continue
    const names = [...new Set(conflict.map((type) => typeNameOf(type)))]
    return diagnosePipeline('variants-differ', rule.source, placeOfEvents(rule), ['type', name, names])
  }
  return undefined
}

/** Returns the types of a field without a common one. They may be declared for all names below another one. */
const conflictOf = (name: string, { types, conflicts }: JoinedFieldTypes): readonly FieldType[] | undefined =>
  Object.hasOwn(types, name)
    ? conflicts.get(name)
    : [...conflicts].find(([key]) => key.endsWith('.*') && name.startsWith(key.slice(0, -1)))?.[1]
