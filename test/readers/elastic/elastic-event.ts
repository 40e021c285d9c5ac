import type { Json } from '../../../src/index.js'

/** A JSON value; a whole number may have more digits than JavaScript keeps. */
export type Leaf = string | number | bigint | boolean

/**
 * The values of a field in Elasticsearch's index. Names with dots and nested objects are equivalent, lists of objects
 * are flattened, and null, empty lists and objects are not values.
 *
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/object
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/array
 */
export const fieldLeaves = (event: Json, name: string): readonly Leaf[] => leaves(event, name)

function leaves(value: Json, name: string | undefined): readonly Leaf[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((element: Json) => leaves(element, name))
  if (typeof value !== 'object') return name === undefined ? [value] : []
  if (name === undefined) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === name) return leaves(inner, undefined)
    return name.startsWith(`${key}.`) ? leaves(inner, name.slice(key.length + 1)) : []
  })
}

/** The names of the fields that have a value. */
export function fieldNames(value: Json, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element: Json) => fieldNames(element, path))
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => fieldNames(inner, path === '' ? key : `${path}.${key}`))
}
