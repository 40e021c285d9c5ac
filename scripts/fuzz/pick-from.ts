import type { Choose } from '../../src/witness/choose.js'

/** Picks one of the items; there must be at least one. */
export const pickFrom = <Item>(items: readonly Item[], choose: Choose): Item => items[choose(items.length)] as Item
