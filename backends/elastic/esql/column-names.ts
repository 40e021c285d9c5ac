import { MAX_COLUMN_NAME_LENGTH } from '../elastic-limits.js'
/**
 * Returns a function that generates column names: letters, digits and underscores, unique, and different from the
 * fields in use. Rule names may contain any character, and may be UUIDs.
 *
 * @example
 * const name = columnNames(['user.name'])
 * name('Failed login!') // 'failed_login'
 * name('failed login') // 'failed_login_2'
 * name('0e95725d-7320') // 'rule_0e95725d_7320'
 */
export function columnNames(fields: readonly string[]): (wanted: string) => string {
  const taken = new Set(fields.map((name) => name.toLowerCase()))
  return (wanted) => {
    const words = wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, MAX_COLUMN_NAME_LENGTH)
      .replace(/^_|_$/g, '')
    const safe = /^[a-z]/.test(words) ? words : ['rule', words].filter((part) => part !== '').join('_')
    let name = safe
    for (let number = 2; taken.has(name); number++) name = `${safe}_${number}`
    taken.add(name)
    return name
  }
}
