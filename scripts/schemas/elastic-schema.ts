import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData, SchemaField } from '../../src/schema/field-schema.js'

/** A declaration in a field list of Elastic: its type, or the type with further properties. */
type Declaration =
  | string
  | {
      readonly type: string
      readonly object_type?: string
      readonly multi_fields?: Readonly<Record<string, string>>
      readonly index?: boolean
      readonly enabled?: boolean
      readonly array?: boolean
      readonly path?: string
    }

export interface FieldList {
  /** Null for a stream of which only newer files are known, which are in `overlay`. */
  readonly source: string | null
  readonly revision: string | null
  readonly overlay?: readonly string[]
  readonly index?: string
  readonly mappings?: { readonly dynamic?: unknown }
  readonly fields: Readonly<Record<string, Declaration>>
}

/**
 * The schema of a data stream. Elasticsearch maps unknown fields dynamically, unless the mapping has `dynamic: false`.
 */
export const elasticSchema = (stream: string, list: FieldList): FieldSchemaData => ({
  name: `elastic/${stream}`,
  source: [list.source ?? [], list.overlay ?? []].flat().join('; '),
  revision: list.revision ?? revisionIn(list.overlay),
  ...(list.index === undefined ? {} : { index: list.index }),
  isComplete: list.mappings?.dynamic === false,
  fields: fieldTree(Object.entries(list.fields).flatMap(([name, declaration]) => fieldsOf(name, declaration, list))),
})

const revisionIn = (overlay: readonly string[] = []): string =>
  /\b[0-9a-f]{40}\b/.exec(overlay.join(' '))?.[0] ?? 'of unknown date'

export const ecsSchema = (list: FieldList): FieldSchemaData => elasticSchema('ecs', list)

/** The field itself, and its multi-fields. */
function fieldsOf(name: string, declaration: Declaration, list: FieldList): (readonly [string, SchemaField])[] {
  const written = typeof declaration === 'string' ? { type: declaration } : declaration
  const target = written.type === 'alias' && written.path !== undefined ? list.fields[written.path] : undefined
  const type = target === undefined ? written.type : typeof target === 'string' ? target : target.type
  const field: SchemaField = {
    type,
    below: written.object_type,
    isSearchable: written.index !== false && written.enabled !== false,
    isList: written.array === true,
  }
  const others = Object.entries(written.multi_fields ?? {}).map(
    ([suffix, other]) => [`${name}.${suffix}`, { ...field, type: other, below: undefined }] as const,
  )
  return [[name, field], ...others]
}
