import type { CompareOp } from '../ir/predicate.js'

/** Comparison operators, spelled as in every target so far. */
export const SYMBOL: Readonly<Record<CompareOp, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }
