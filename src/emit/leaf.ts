import type { Predicate } from '../ir/predicate.js'
import type { Assumption } from './rendering.js'

/** A predicate as a dialect says it. */
export interface Leaf {
  readonly text: string
  readonly predicate: Predicate
  /** What the text rests on. */
  readonly assumptions: readonly Assumption[]
}
