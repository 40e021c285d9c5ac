import type { Period } from '../../../src/ir/correlation-query.js'
import { quoteField } from '../quoting.js'

export const byClause = (fields: readonly string[]): string =>
  fields.length === 0 ? '' : ` by ${[...new Set(fields)].map(quoteField).join(', ')}`

/** A time span in Splunk's words. Weeks, months and years stand as days: a month of Splunk's is one of the calendar. */
export function spanText({ text, seconds }: Period): string {
  return /[wMy]$/.test(text) ? `${seconds / 86_400}d` : text
}
