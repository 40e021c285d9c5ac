import { type Bool, leaf, mapLeaves } from '../ir/bool.js'
import type { StepPlace } from '../ir/step-place.js'
import type { Span } from '../text/source.js'
import type { LoweredOperand } from './operand.js'

/**
 * An item after its modifiers, which processing pipelines change and predicates are made of. Negation is outside:
 * `neq` becomes a `not` around the item, and stays around everything that pipelines turn the item into.
 */
export interface LoweredItem {
  /** Null if the item applies to the whole event. */
  readonly field: string | null
  readonly values: readonly LoweredValue[]
  /** True if every value must match instead of at least one. */
  readonly all: boolean
  /** True if the item is case-sensitive. */
  readonly cased: boolean
  /** The key of the item in the rule, without its modifiers. */
  readonly span: Span
  /** The place of the modifier `cased`, for messages. */
  readonly casedSpan?: Span
  readonly changedBy?: readonly StepPlace[]
}

/** One value. Modifiers may expand it to several operands, of which one must match. */
export interface LoweredValue {
  readonly operands: readonly LoweredOperand[]
  readonly span: Span
}

/**
 * Returns an item with another field and other values, and with the steps that led to it. A literal: a copy with changes
 * takes three times as long, and pipelines change most items.
 */
export function changedItem(
  { all, cased, span, casedSpan }: LoweredItem,
  { field, values, changedBy }: Required<Pick<LoweredItem, 'field' | 'values' | 'changedBy'>>,
): LoweredItem {
  const item = { field, values, all, cased, span, changedBy }
  return casedSpan === undefined ? item : { ...item, casedSpan }
}

/**
 * Returns the steps that led to an item, followed by one that changes it. `concat` makes a list of that length; a spread
 * reserves room for 17 steps.
 */
export const changedAlsoBy = ({ changedBy }: LoweredItem, step: StepPlace): readonly StepPlace[] =>
  changedBy?.concat(step) ?? [step]

/** Moves items of another source to a place in the rule. `by` is their origin. */
export const placedAt = (items: Bool<LoweredItem>, span: Span, by: StepPlace): Bool<LoweredItem> =>
  mapLeaves(items, ({ field, values, all, cased }) =>
    leaf({ field, values: values.map(({ operands }) => ({ operands, span })), all, cased, span, changedBy: [by] }),
  )
