/**
 * Maximum number of branches of a group that are compared with each other to find redundant ones: the time is
 * quadratic.
 */
export const MAX_ABSORBED_BRANCHES = 50

/** Parts in a group of a balanced tree: long enough that the query stays readable. */
export const BALANCED_GROUP_SIZE = 16
