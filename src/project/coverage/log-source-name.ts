import { LOGSOURCE_PARTS, LOGSOURCE_PARTS_BY_SCOPE, type LogSource, type LogSourcePart } from '../../rule/rule.js'

type Parts = Pick<LogSource, LogSourcePart>

/**
 * Names a log source by its parts.
 *
 * @example
 * logSourceName({ product: 'windows', category: 'process_creation' }) // 'windows/process_creation'
 */
export const logSourceName = (parts: Parts): string =>
  LOGSOURCE_PARTS_BY_SCOPE.flatMap((part) => parts[part] ?? []).join('/')

/**
 * Returns the test whether a log source has each part of a name, such as `windows/process_creation`, `windows` or
 * `process_creation`, in any letter case. The whole name of a log source always names it.
 */
export function isNamed(name: string): (parts: Parts) => boolean {
  const wanted = partsOf(name)
  const whole = name.trim().toLowerCase()
  return (parts) => {
    if (logSourceName(parts).toLowerCase() === whole) return true
    const values = LOGSOURCE_PARTS.flatMap((part) => parts[part]?.toLowerCase() ?? [])
    return wanted.every((value) => values.includes(value))
  }
}

/** Returns the parts of a name, in lower case. */
export const partsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
