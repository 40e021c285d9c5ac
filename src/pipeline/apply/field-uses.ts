import type { ProcessedRule } from '../processed-rule.js'
import { forEachField } from './unmapped-fields.js'

/** A field that a rule asks, and what pipelines have made of it. Null stands for keywords. */
export interface FieldUse {
  readonly field: string | null
  /** Empty if a step has dropped it. */
  readonly becomes: readonly (string | null)[]
}

/** Each field of a rule once, in the order of the rule. What a pipeline has added is none of them. */
export function fieldUses(before: ProcessedRule, after: ProcessedRule): readonly FieldUse[] {
  // An item and a value keep their place, whatever happens to them.
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
