import type { Metadata } from '../../src/rule/rule.js'
import { quoteField, unquotable } from './quoting.js'

/**
 * The command that shows the fields that the rule lists for its readers, after those that identify a result; empty if
 * the rule lists none.
 */
export function tableOf({ fields = [] }: Metadata, wanted: boolean, first: readonly string[] = []): readonly string[] {
  const shown = wanted ? fields.filter((name) => unquotable(name) === undefined) : []
  return shown.length === 0 ? [] : [`table ${[...new Set([...first, ...shown])].map(quoteField).join(', ')}`]
}
