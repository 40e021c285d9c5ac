import type { FieldSchemaData, FieldTree, SchemaField } from './field-schema.js'
import { parseField } from './parse-field.js'

/** Presence of a field in some data, as far as its schema shows. */
export type Presence =
  | { readonly kind: 'declared'; readonly field: SchemaField }
  /** Not declared, but any name is allowed at this place, with values of this type. */
  | { readonly kind: 'dynamic'; readonly type: string }
  /** Not declared, and the data may have undeclared fields. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }

/**
 * Looks up a field by its dotted, case-sensitive name. If no field has the marks `{}` of a list, the name without them
 * counts.
 *
 * @example
 * const schema = { name: 'own', source: 'own', revision: '', isComplete: true, fields: { actor: { id: 'keyword' } } }
 * presenceOf(schema, 'actor.id').kind // 'declared'
 * presenceOf(schema, 'actor.Id').kind // 'absent'
 */
export function presenceOf(schema: FieldSchemaData, name: string): Presence {
  const at =
    lookUp(schema.fields, name.split('.'), 0) ??
    (name.includes('{}') ? lookUp(schema.fields, name.replaceAll('{}', '').split('.'), 0) : undefined)
  return at ?? { kind: schema.isComplete ? 'absent' : 'unknown' }
}

/** Looks up a field in several schemas, such as those of all searched indices. The schema that knows most decides. */
export function presenceInAny(schemas: readonly FieldSchemaData[], name: string): Presence {
  let best: Presence | undefined
  for (const schema of schemas) {
    const presence = presenceOf(schema, name)
    if (presence.kind === 'declared') return presence
    if (best === undefined || CERTAINTY[presence.kind] > CERTAINTY[best.kind]) best = presence
  }
  return best ?? { kind: 'unknown' }
}

/** Returns the type of the field's values, as the schema names it; undefined if it is unknown. */
export function typeOfPresence(presence: Presence): string | undefined {
  if (presence.kind === 'declared') return presence.field.type
  return presence.kind === 'dynamic' ? presence.type : undefined
}

const CERTAINTY: Readonly<Record<Presence['kind'], number>> = { declared: 3, dynamic: 2, unknown: 1, absent: 0 }

function lookUp(tree: FieldTree, parts: readonly string[], at: number): Presence | undefined {
  const part = parts[at]
  if (part === undefined) return declared(tree[''])
  for (const key of [part, '*']) {
    const node = Object.hasOwn(tree, key) && part !== '' ? tree[key] : undefined
    if (node === undefined) continue
    if (typeof node === 'object') {
      const type = lookUp(node, parts, at + 1) ?? below(node[''])
      if (type !== undefined) return type
    } else if (at === parts.length - 1) return declared(node)
    else {
      const type = below(node)
      if (type !== undefined) return type
    }
  }
  return undefined
}

const declared = (text: FieldTree | string | undefined): Presence | undefined =>
  typeof text === 'string' ? { kind: 'declared', field: parseField(text) } : undefined

function below(text: FieldTree | string | undefined): Presence | undefined {
  const type = typeof text === 'string' ? parseField(text).below : undefined
  return type === undefined ? undefined : { kind: 'dynamic', type }
}
