import type { Choose } from '../../src/witness/choose.js'

/** One of the items, of which there is at least one. */
export const pickFrom = <Item>(items: readonly Item[], choose: Choose): Item => items[choose(items.length)] as Item
