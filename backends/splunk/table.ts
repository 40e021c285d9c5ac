import type { Metadata } from '../../src/rule/rule.js'
import { quoteField, unquotable } from './quoting.js'

/** The command that shows the fields that a rule names for its readers; none if it names none. */
export function tableOf({ fields = [] }: Metadata, wanted: boolean): readonly string[] {
  const shown = wanted ? fields.filter((name) => unquotable(name) === undefined).map(quoteField) : []
  return shown.length === 0 ? [] : [`table ${shown.join(', ')}`]
}
