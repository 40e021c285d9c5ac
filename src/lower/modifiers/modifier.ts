import type { Arguments, Code } from '../../text/catalogue.js'
import type { Operand, OperandOf, OperandType } from '../operand.js'

/** What `field|name: value` means. A new modifier is one entry in `modifiers/index.ts` and one construct in the tests. */
export type Modifier = ValueModifier | ItemModifier

interface ModifierBase {
  /** For `sigmacast list modifiers`: a phrase without a full stop. */
  readonly about: string
  /** True if it also works without a field, on keywords. */
  readonly keywords: boolean
}

/** Changes one value, or turns it into several of which one must match. */
export interface ValueModifier extends ModifierBase {
  readonly kind: 'value'
  /** Others are refused at the modifier; numbers, booleans and bytes become texts where only texts are accepted. */
  readonly accepts: readonly OperandType[]
  readonly apply: (operand: Operand) => Operand | readonly Operand[] | Refusal
  /** How many values `apply` makes of one, known without making them; absent if it is one. */
  readonly count?: (operand: Operand) => number
}

/** Changes how the values of an item are compared or joined. */
export interface ItemModifier extends ModifierBase {
  readonly kind: 'item'
  readonly effect: 'all' | 'cased' | 'negated'
}

/** Why a value cannot be used, reported at the value. */
export interface Refusal {
  readonly refused: Code
  readonly args: readonly unknown[]
  /** Where in the text of the value; all of it if absent. */
  readonly at?: { readonly start: number; readonly end: number }
}

export const refuse = <C extends Code>(code: C, args: Arguments<C>, at?: Refusal['at']): Refusal => ({
  refused: code,
  args,
  ...(at === undefined ? {} : { at }),
})

/** A value modifier whose `apply` sees only what it accepts. */
export function valueModifier<Type extends OperandType>(entry: {
  readonly about: string
  readonly keywords?: boolean
  readonly accepts: readonly Type[]
  readonly apply: (operand: OperandOf<Type>) => Operand | readonly Operand[] | Refusal
  readonly count?: (operand: OperandOf<Type>) => number
}): ValueModifier {
  return { kind: 'value', keywords: false, ...entry } as unknown as ValueModifier
}
