import type { ProcessedRule } from './processed-rule.js'
import { sameData } from './same-data.js'

/** Replaces the rule's list of fields; returns the same object if the list is unchanged. */
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
