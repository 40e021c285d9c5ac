import type { Assumption } from '../ir/assumptions.js'
import type { Predicate } from '../ir/predicate.js'

/**
 * Returns the text of a leaf after its field and some characters, or `undefined` if it does not begin with them. A list
 * finds its item there instead of rendering the predicate again.
 */
export const textAfterField = (leaf: Pick<Leaf, 'text' | 'field'> | undefined, between: string): string | undefined =>
  leaf?.text.startsWith(between, leaf.field.length) && leaf.text.startsWith(leaf.field)
    ? leaf.text.slice(leaf.field.length + between.length)
    : undefined

/** A rendered predicate. */
export interface Leaf {
  readonly text: string
  /** The text of the negation, if it is not the language's NOT before `text`. */
  readonly negation: string | undefined
  /** The predicate after `Dialect.adapt`. */
  readonly predicate: Predicate
  /** The rendered name of its field; empty if it has none. */
  readonly field: string
  /** Assumptions under which the text is correct. */
  readonly assumptions: readonly Assumption[]
  /** The numbers of the predicates that have this text. Absent if predicates have no numbers. */
  readonly numbers?: readonly number[]
}
