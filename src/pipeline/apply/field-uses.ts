import type { ProcessedRule } from '../processed-rule.js'
import { forEachField } from './unmapped-fields.js'

/** A field of a rule with its names after the pipelines. Null is the field of keywords. */
export interface ProcessedField {
  readonly field: string | null
  /** Empty if a step dropped it. */
  readonly becomes: readonly (string | null)[]
}

/** Returns each field of a rule once, in the order of the rule, without fields that a pipeline added. */
export function fieldUses(before: ProcessedRule, after: ProcessedRule): readonly ProcessedField[] {
  // Items and values keep their place through all steps.
  const later = new Map<number, Set<string | null>>()
  forEachField(after.detection, (field, { start }) => later.set(start, (later.get(start) ?? new Set()).add(field)))
  const uses = new Map<string | null, Set<string | null>>()
  forEachField(before.detection, (field, { start }) => {
    const becomes = uses.get(field) ?? new Set()
    for (const name of later.get(start) ?? []) becomes.add(name)
    uses.set(field, becomes)
  })
  return [...uses].map(([field, becomes]) => ({ field, becomes: [...becomes] }))
}
