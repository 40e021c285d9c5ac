import type { Source } from '../text/source.js'
import type { Expr } from './predicate.js'

/** A detection rule ready for a backend. The spans of its predicates point into `source`. */
export interface Detection {
  readonly kind: 'detection'
  readonly source: Source
  readonly expr: Expr
}
