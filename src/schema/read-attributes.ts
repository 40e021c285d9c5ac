import { isObject, ownSchema, plainField } from './own-schema.js'
import type { ReadSchema } from './read-schema.js'

/**
 * Reads a list of Datadog's attributes or facets: texts, or objects with `path` or `name` and, if it is known, `type`. The list may be below `data`,
 * `facets`, `attributes` or `fields`. A leading `@` is dropped. Undefined for other data.
 */
export function readAttributes(name: string, data: unknown): ReadSchema | undefined {
  const list = Array.isArray(data) ? data : isObject(data) ? listIn(data) : undefined
  if (list === undefined || list.length === 0) return undefined
  const fields = list.map((entry) => {
    const attribute = isObject(entry) && isObject(entry.attributes) ? entry.attributes : entry
    if (typeof attribute === 'string') return [withoutSign(attribute), plainField('string')] as const
    if (!isObject(attribute)) return undefined
    const path = attribute.path ?? attribute.name
    if (typeof path !== 'string' || path === '') return undefined
    return [withoutSign(path), plainField(typeof attribute.type === 'string' ? attribute.type : 'string')] as const
  })
  const declared = fields.filter((field) => field !== undefined)
  return declared.length < list.length ? undefined : { schema: ownSchema(name, true, declared) }
}

function listIn(data: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const lists = ['data', 'facets', 'attributes', 'fields']
    .map((key) => data[key])
    .filter((value) => Array.isArray(value))
  return lists.length === 1 ? lists[0] : undefined
}

const withoutSign = (path: string): string => path.replace(/^@/, '')
