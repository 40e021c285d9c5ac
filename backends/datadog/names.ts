import { isWritableName } from './writable.js'

/**
 * Reserved attributes, which queries name without `@`.
 *
 * https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/#reserved-attributes
 */
const RESERVED: ReadonlySet<string> = new Set(['host', 'message', 'service', 'source', 'status', 'tags', 'trace_id'])

/**
 * The name without list markers: queries address elements of lists, and attributes inside them, as if there were no
 * list.
 */
export const plainName = (name: string): string => (name.includes('{}') ? name.replaceAll('{}', '') : name)

/** Tag keys from the option `tag-fields`. */
export const tagKeysOf = (tags: string): ReadonlySet<string> =>
  new Set(tags.split(',').map((name) => plainName(name.trim())))

/** True for names that queries use without `@`. */
export function isBare(name: string, tagKeys: ReadonlySet<string>): boolean {
  const own = plainName(name)
  return RESERVED.has(own) || tagKeys.has(own)
}

/** A field name for rule settings, where only `@` is special; undefined if a search could not name the field. */
export function pathOf(name: string, tags: string): string | undefined {
  const own = plainName(name).replace(/^@/, '')
  if (!isWritableName(own)) return undefined
  return isBare(name, tagKeysOf(tags)) ? own : `@${own}`
}
