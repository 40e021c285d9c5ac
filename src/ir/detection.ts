import type { Source } from '../text/source.js'
import type { Expr } from './predicate.js'

/** What a detection rule asks for, ready for a backend; the spans of its predicates lie in `source`. */
export interface Detection {
  readonly kind: 'detection'
  readonly source: Source
  readonly expr: Expr
}
