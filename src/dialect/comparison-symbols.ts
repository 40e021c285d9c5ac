import type { CompareOp } from '../ir/predicate.js'

/** The operators of a comparison as every target so far writes them. */
export const SYMBOL: Readonly<Record<CompareOp, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }
