import { isObject } from '../../src/ir/json.js'
import type { SchemaField } from '../../src/schema/field-schema.js'
import { plainField } from '../../src/schema/file-schema.js'
import { joinFields } from './join-fields.js'

/**
 * Returns the fields in an answer of `GET index/_field_caps?fields=*`, with the type that holds in all indices;
 * undefined if it is none. Names of metadata such as `_id` are left out.
 *
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-field-caps
 */
export function fieldCapabilities(data: unknown): ReadonlyMap<string, SchemaField> | undefined {
  if (!isObject(data) || !isObject(data.fields)) return undefined
  const entries = Object.entries(data.fields)
  if (entries.length === 0 || !entries.every(([, byType]) => isByType(byType))) return undefined
  const all = entries.flatMap(([name, byType]) =>
    Object.entries(byType as Readonly<Record<string, Capabilities>>)
      .filter(
        ([type, { metadata_field: isMetadata }]) => type !== 'unmapped' && type !== 'object' && isMetadata !== true,
      )
      .map(([type, { searchable }]) => new Map([[name, { ...plainField(type), isSearchable: searchable !== false }]])),
  )
  return joinFields(all)
}

interface Capabilities {
  readonly type: string
  readonly searchable?: boolean
  readonly metadata_field?: boolean
}

const isByType = (byType: unknown): boolean =>
  isObject(byType) &&
  Object.entries(byType).every(([type, capabilities]) => isObject(capabilities) && capabilities.type === type)
