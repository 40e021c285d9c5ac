/** Values of a rule after modifiers have multiplied them. */
export const MOST_VALUES = 20_000

/** Ways of choosing N selections that `N of` may stand for. */
export const MOST_COMBINATIONS = 1_000
