/**
 * Maximum number of branches of a group that are compared with each other to find redundant ones: the time is
 * quadratic.
 */
export const MAX_ABSORBED_BRANCHES = 50

/** Parts in a group of a balanced tree: long enough that the query stays readable. */
export const BALANCED_GROUP_SIZE = 16

/** Texts that are compared in pairs to find repeated ones; of more, a set is made. */
export const MAX_COMPARED_TEXTS = 32
