import type { ProcessedRule } from './processed-rule.js'
import { sameData } from './same-data.js'

/** The rule with another list of fields for its readers; the same object if the list stays what it is. */
export function withFields(
  processed: ProcessedRule,
  change: (fields: readonly string[]) => readonly string[],
): ProcessedRule {
  const { rule } = processed
  const before = rule.metadata.fields ?? []
  const fields = change(before)
  if (sameData(before, fields)) return processed
  return { ...processed, rule: { ...rule, metadata: { ...rule.metadata, fields } } }
}
