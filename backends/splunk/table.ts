import { quoteField } from './quoting.js'

/**
 * The command that shows the fields that the rule lists for its readers, after those that identify a result; empty if
 * the rule lists none.
 */
export function tableOf(fields: readonly string[], wanted: boolean, first: readonly string[] = []): readonly string[] {
  if (!wanted || fields.length === 0) return []
  return [`table ${[...new Set([...first, ...fields])].map(quoteField).join(', ')}`]
}
