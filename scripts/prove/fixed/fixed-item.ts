import type { Json } from '../../../src/index.js'

/** A value in a rule, as YAML. */
export type RuleValue = string

/** One item of a rule, without its field, and its meaning. */
export interface FixedItem {
  /** Description, for the name of the rule. */
  readonly about: string
  readonly modifiers: readonly string[]
  readonly values: readonly RuleValue[]
  /** True if the item has no field, and tests the whole event. */
  readonly isKeyword?: boolean
  /** True if the item holds for the values of its field, which are none if it is missing. */
  readonly holds: (values: readonly Json[], event: Json) => boolean
  /** Values of the field for which the item holds, and values for which it nearly does; undefined for a missing field. */
  readonly samples: readonly Json[]
  /** Another item on the same field, which is an alternative; `holds` and `samples` are about both. */
  readonly or?: Pick<FixedItem, 'modifiers' | 'values'>
  /** The text of another field that the item compares with. */
  readonly other?: { readonly field: string; readonly value: Json }
}

/** A text as YAML. Characters that do not print are escaped. */
export const quoted = (text: string): RuleValue =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** True if the test holds for at least one value. */
export const some =
  (test: (value: Json) => boolean): FixedItem['holds'] =>
  (values) =>
    values.some(test)

/** Two items on the same field, of which one must hold: the field may need two types. */
export const either = (one: FixedItem, two: FixedItem): FixedItem => ({
  ...one,
  about: `${one.about}, or ${two.about}`,
  or: two,
  holds: (values, event) => one.holds(values, event) || two.holds(values, event),
  samples: [...one.samples, ...two.samples],
})

/** The opposite of an item: the modifier `neq`. */
export const without = (item: FixedItem): FixedItem => ({
  ...item,
  about: `${item.about}, neq`,
  modifiers: [...item.modifiers, 'neq'],
  holds: (values, event) => !item.holds(values, event),
})
