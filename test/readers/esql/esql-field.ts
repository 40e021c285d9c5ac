import { isIP } from 'node:net'
import type { Json } from '../../../src/index.js'
import { fieldLeaves, type Leaf } from '../elastic/elastic-event.js'
import type { EsqlScalar, EsqlType, EsqlValue } from './esql-tree.js'

/**
 * A field of an event in an index that maps it to this type. A value that does not fit the type is not indexed.
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/ignore-malformed
 */
export function esqlField(event: Json, name: string, type: EsqlType): EsqlValue {
  const values = fieldLeaves(event, name).map((leaf) => converted(leaf, type))
  const kept = values.filter((value) => value !== undefined)
  // A keyword field keeps each text once.
  const list = type === 'text' ? [...new Set(kept)] : kept
  return list.length > 1 ? list : (list[0] ?? null)
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
