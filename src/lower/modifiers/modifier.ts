import type { Refusal } from '../../text/wording.js'
import type { Operand, OperandOf, OperandType } from '../operand.js'

/**
 * A modifier: the meaning of `field|name: value`. A new one needs an entry in `modifiers/index.ts`, a description, and
 * a construct in the tests.
 */
export type Modifier = ValueModifier | ItemModifier

interface ModifierBase {
  /** True if it also applies to keywords, which have no field. */
  readonly keywords: boolean
}

/** Changes one value, or expands it to several of which one must match. */
export interface ValueModifier extends ModifierBase {
  readonly kind: 'value'
  /**
   * Other operands are rejected at the modifier. Numbers, booleans and bytes become texts if only texts are accepted.
   */
  readonly accepts: readonly OperandType[]
  readonly apply: (operand: Operand) => Operand | readonly Operand[] | Refusal
  /** Returns the number of values that `apply` creates, without creating them; absent if it is one. */
  readonly count?: (operand: Operand) => number
}

/** Changes how the values of an item are compared or combined. */
export interface ItemModifier extends ModifierBase {
  readonly kind: 'item'
  readonly effect: 'all' | 'cased' | 'negated'
}

/** Creates a value modifier whose `apply` receives only the types that it accepts. */
export function valueModifier<Type extends OperandType>(entry: {
  readonly keywords?: boolean
  readonly accepts: readonly Type[]
  readonly apply: (operand: OperandOf<Type>) => Operand | readonly Operand[] | Refusal
  readonly count?: (operand: OperandOf<Type>) => number
}): ValueModifier {
  return { kind: 'value', keywords: false, ...entry } as unknown as ValueModifier
}
