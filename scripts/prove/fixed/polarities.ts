/** A condition over the selection of an item and another selection. */
export interface Polarity {
  readonly about: string
  /** The condition, over the selections `item` and `other`. */
  readonly condition: string
  readonly holds: (item: boolean, other: boolean) => boolean
  /** The result of `other` that leaves the decision to the item. */
  readonly deciding: boolean
  /** True if `other` is case-sensitive, which some languages leave to a later stage together with the item. */
  readonly isCased?: true
}

export const PLAIN: Polarity = { about: 'plain', condition: 'item', holds: (item) => item, deciding: false }
export const NEGATED: Polarity = { about: 'negated', condition: 'not item', holds: (item) => !item, deciding: false }

export const polarities: readonly Polarity[] = [
  PLAIN,
  NEGATED,
  { about: 'in OR', condition: 'other or item', holds: (item, other) => other || item, deciding: false },
  { about: 'in AND', condition: 'other and item', holds: (item, other) => other && item, deciding: true },
  {
    about: 'in NOT of OR',
    condition: 'not (item or other)',
    holds: (item, other) => !(item || other),
    deciding: false,
  },
  { about: 'negated in AND', condition: 'other and not item', holds: (item, other) => other && !item, deciding: true },
  { about: 'negated in OR', condition: 'not item or other', holds: (item, other) => !item || other, deciding: false },
  {
    about: 'in NOT of AND',
    condition: 'not (other and item)',
    holds: (item, other) => !(other && item),
    deciding: true,
  },
  {
    about: 'in NOT of AND beside NOT of OR',
    condition: 'not (item and other) or not (item or other)',
    holds: (item, other) => !(item && other),
    deciding: true,
  },
  {
    about: 'in OR with a cased text',
    condition: 'item or other',
    holds: (item, other) => item || other,
    deciding: false,
    isCased: true,
  },
  {
    about: 'negated in OR with a cased text',
    condition: 'other or not item',
    holds: (item, other) => other || !item,
    deciding: false,
    isCased: true,
  },
]
