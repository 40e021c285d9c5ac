import type { Predicate } from '../ir/predicate.js'
import type { Assumption } from './rendering.js'

/** A predicate as a dialect says it. */
export interface Leaf {
  readonly text: string
  /** How the negation is said, where that is not the language's NOT before the text. */
  readonly negation: string | undefined
  /** As the dialect asks it. */
  readonly predicate: Predicate
  /** The name of its field as the language writes it; empty if it has none. */
  readonly field: string
  /** What the text rests on. */
  readonly assumptions: readonly Assumption[]
}
