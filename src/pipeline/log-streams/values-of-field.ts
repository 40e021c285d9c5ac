import { type Bool, mapLeaves } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { LoweredOperand } from '../../lower/operand.js'

/** Values for a label. */
export interface FieldValues {
  readonly operands: readonly LoweredOperand[]
  /** True if the rule excludes these values. */
  readonly negated: boolean
}

/**
 * Returns the values of an item; for a reference to a field, the texts and expressions that the rule requires of this
 * field. Undefined if the rule requires some and excludes others, since this determines nothing about all its events.
 */
export function valuesOfField(item: LoweredItem, detection: Bool<LoweredItem>): FieldValues | undefined {
  const itemOperands = item.values.flatMap(({ operands }) => operands)
  const referred = new Set(itemOperands.flatMap((operand) => (operand.type === 'field' ? [operand.name] : [])))
  if (referred.size === 0) return { operands: itemOperands, negated: false }
  const plainOperands = itemOperands.filter(({ type }) => type !== 'field')
  const signs = new Set<boolean>()
  mapLeaves(detection, (leaf, positive): Bool<never> => {
    if (leaf.field !== null && referred.has(leaf.field)) {
      const values = leaf.values.flatMap(({ operands }) =>
        operands.filter(({ type }) => type === 'text' || type === 'regex'),
      )
      plainOperands.push(...values)
      if (values.length > 0) signs.add(!positive)
    }
    return { kind: 'const', value: true }
  })
  const [negated = false, other] = signs
  return other === undefined ? { operands: plainOperands, negated } : undefined
}
