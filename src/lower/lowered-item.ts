import { type Bool, leaf, mapLeaves } from '../ir/bool.js'
import type { StepPlace } from '../ir/step-place.js'
import type { Span } from '../text/source.js'
import type { LoweredOperand } from './operand.js'

/**
 * An item after its modifiers: what processing pipelines change, and what predicates are made of. Negation is no part of it: `neq` is a `not`
 * around the item, and stays around all that pipelines make of it.
 */
export interface LoweredItem {
  /** Null where the item is about the whole event. */
  readonly field: string | null
  readonly values: readonly LoweredValue[]
  /** True if every value must match, not just one. */
  readonly all: boolean
  /** True if letter case counts. */
  readonly cased: boolean
  /** The item's key in the rule, without its modifiers. */
  readonly span: Span
  /** Where its modifiers stand that are named in a sentence. */
  readonly casedSpan?: Span
  readonly changedBy?: readonly StepPlace[]
}

/** One value; modifiers may have turned it into several, of which one must match. */
export interface LoweredValue {
  readonly operands: readonly LoweredOperand[]
  readonly span: Span
}

/** Items that stand in another source, as if they stood at a place of the rule; `by` tells where they come from. */
export const placedAt = (items: Bool<LoweredItem>, span: Span, by: StepPlace): Bool<LoweredItem> =>
  mapLeaves(items, ({ casedSpan, ...item }) =>
    leaf({ ...item, span, values: item.values.map((value) => ({ ...value, span })), changedBy: [by] }),
  )
