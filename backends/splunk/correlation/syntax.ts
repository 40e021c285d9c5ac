import type { Period } from '../../../src/ir/correlation-query.js'
import { quoteField } from '../quoting.js'

export const byClause = (fields: readonly string[]): string =>
  fields.length === 0 ? '' : ` by ${[...new Set(fields)].map(quoteField).join(', ')}`

/**
 * A time span in Splunk's syntax. Weeks, months and years become days, because a month in Splunk is a calendar month.
 */
export function spanText({ text, seconds }: Period): string {
  return /[wMy]$/.test(text) ? `${seconds / 86_400}d` : text
}
