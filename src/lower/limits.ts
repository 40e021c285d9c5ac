/** Values of a rule after modifiers have multiplied them. */
export const MOST_VALUES = 20_000

/** Values of a rule after a pipeline has given fields several names, or values several texts. */
export const MOST_PROCESSED_VALUES = 100_000

/** Ways of choosing N selections that `N of` may stand for. */
export const MOST_COMBINATIONS = 1_000
