import { defineCondition } from '../define.js'
import type { AnyEntry } from '../entry.js'
import type { Test } from './condition.js'

const includeFields = defineCondition<string | null, { readonly fields: readonly string[] }>({
  about: 'the field is one of these',
  options: { fields: { type: 'array', items: { type: 'string' } } },
  required: ['fields'],
  prepare: ({ fields }) => {
    const names = new Set(fields)
    return (name) => name !== null && names.has(name)
  },
})

/** Conditions on the name of a field, by their names in `field_name_conditions`. */
export const fieldConditions: Readonly<Record<string, AnyEntry<Test<string | null>>>> = {
  include_fields: includeFields,
}
