import type { Metadata } from '../../src/rule/rule.js'
import { quoteField, unquotable } from './quoting.js'

/** The command that shows the fields that a rule names for its readers, after those that tell its results apart; none if it names none. */
export function tableOf({ fields = [] }: Metadata, wanted: boolean, first: readonly string[] = []): readonly string[] {
  const shown = wanted ? fields.filter((name) => unquotable(name) === undefined) : []
  return shown.length === 0 ? [] : [`table ${[...new Set([...first, ...shown])].map(quoteField).join(', ')}`]
}
