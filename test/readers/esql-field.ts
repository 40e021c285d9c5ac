import { isIP } from 'node:net'
import type { Json } from '../../src/index.js'
import type { EsqlScalar, EsqlType, EsqlValue } from './esql-tree.js'

/**
 * A field of an event, as an index has it whose mapping is of this type. Null and empty lists are not there; a value that does not fit the
 * type is not indexed; names with dots and nested objects are the same.
 *
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/array
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/ignore-malformed
 */
export function esqlField(event: Json, name: string, type: EsqlType): EsqlValue {
  const values = leaves(event, name).map((leaf) => converted(leaf, type))
  const kept = values.filter((value) => value !== undefined)
  // A keyword field keeps each text once.
  const list = type === 'text' ? [...new Set(kept)] : kept
  return list.length > 1 ? list : (list[0] ?? null)
}

type Leaf = string | number | bigint | boolean

/** The values under all paths that spell the name. */
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

function converted(leaf: Leaf, type: EsqlType): EsqlScalar | undefined {
  const text = String(leaf)
  switch (type) {
    case 'text':
    case 'null':
      return text
    case 'number':
      if (typeof leaf === 'boolean' || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined
      return /^-?\d+$/.test(text) ? BigInt(text) : Number(text)
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined
    case 'ip':
      return isIP(text) === 0 ? undefined : text
    case 'date':
      return instant(leaf)
  }
}

/** The default format, `strict_date_optional_time||epoch_millis`; a time without a zone is in UTC. */
function instant(leaf: Leaf): Date | undefined {
  const text = String(leaf)
  if (/^-?\d{5,}$/.test(text)) return new Date(Number(text))
  const [, day, time, zone] =
    /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d(?::\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
      text,
    ) ?? []
  if (day === undefined) return undefined
  const clock = time === undefined ? '00:00' : time.length === 2 ? `${time}:00` : time.replace(',', '.')
  const offset = zone === undefined || zone === 'Z' ? 'Z' : zone.length === 3 ? `${zone}:00` : zone
  const date = new Date(`${day.padEnd(10, '-01')}T${clock}${offset}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}
