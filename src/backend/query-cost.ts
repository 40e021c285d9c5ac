import type { Leaf } from '../dialect/leaf.js'
import type { FieldTypeName } from '../ir/field-types.js'

/** The kinds of conditions that can make a query slow. */
export type CostKind = 'leading-wildcard' | 'regex-scan' | 'keyword-scan'

/** A kind of condition that is slow on a platform, as its vendor documents. The findings of `check` name both. */
export interface QueryCost {
  readonly kind: CostKind
  /** The work of the platform, for people: `the platform compares every value of the field`. */
  readonly because: string
  /** The vendor's page that documents it. */
  readonly page: string
  /** True for conditions with this cost, by their text and the type of their field. Default: all of the kind. */
  readonly appliesTo?: (leaf: Leaf, type: FieldTypeName | undefined) => boolean
  /**
   * True for conditions that narrow a search. There is no cost if every match needs one of them. Absent if other
   * conditions do not spare the work.
   */
  readonly sparedBy?: (leaf: Leaf) => boolean
}
