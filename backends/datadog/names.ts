import { nameText } from './value.js'

/**
 * What stands beside the attributes of a log, and is asked without `@`.
 *
 * https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/#reserved-attributes
 */
const RESERVED: ReadonlySet<string> = new Set(['host', 'message', 'service', 'source', 'status', 'tags', 'trace_id'])

/** The elements of a list, and attributes inside them, are asked as if there were no list. */
export const plainName = (name: string): string => (name.includes('{}') ? name.replaceAll('{}', '') : name)

/** The keys of tags in the option `tag-fields`. */
export const tagKeysOf = (tags: string): ReadonlySet<string> =>
  new Set(tags.split(',').map((name) => plainName(name.trim())))

/** True of what is asked without `@`. */
export function isBare(name: string, tagKeys: ReadonlySet<string>): boolean {
  const own = plainName(name)
  return RESERVED.has(own) || tagKeys.has(own)
}

/** A field as the settings of a rule name it, where nothing is special but `@`; undefined where a search could not name it either. */
export function pathOf(name: string, tags: string): string | undefined {
  const own = plainName(name).replace(/^@/, '')
  if (nameText(own) === undefined) return undefined
  return isBare(name, tagKeysOf(tags)) ? own : `@${own}`
}
