import type { SchemaField } from '../../src/schema/field-schema.js'
import { plainField } from '../../src/schema/file-schema.js'

/**
 * Joins the fields of several indices that one query searches. A field that they map differently has a type only if one
 * holds for all of them.
 */
export function joinFields(all: readonly ReadonlyMap<string, SchemaField>[]): Map<string, SchemaField> {
  const joined = new Map<string, SchemaField>()
  for (const fields of all)
    for (const [name, field] of fields) {
      const before = joined.get(name)
      joined.set(name, before === undefined ? field : joinTwo(before, field))
    }
  return joined
}

function joinTwo(a: SchemaField, b: SchemaField): SchemaField {
  const below = a.below ?? b.below
  const isSearchable = a.isSearchable || b.isSearchable
  const isLowerCase = a.isLowerCase === true && b.isLowerCase === true
  return { ...plainField(commonType(a.type, b.type)), below, isSearchable, ...(isLowerCase ? { isLowerCase } : {}) }
}

/** Types of the same kind of values, up to the one that holds most of them, or that a query may rely on least. */
const KINDS: readonly (readonly string[])[] = [
  ['constant_keyword', 'keyword', 'wildcard'],
  ['match_only_text', 'text'],
  ['date', 'date_nanos'],
  ['byte', 'short', 'integer', 'long', 'unsigned_long', 'half_float', 'float', 'scaled_float', 'double'],
]

/** The type of values that both types hold; `mixed`, about which nothing is known, if there is none. */
function commonType(a: string, b: string): string {
  if (a === b) return a
  const kind = KINDS.find((types) => types.includes(a) && types.includes(b))
  return kind?.findLast((type) => type === a || type === b) ?? 'mixed'
}
