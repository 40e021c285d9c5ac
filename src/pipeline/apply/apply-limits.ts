/**
 * Most values in a part of a rule that is checked for contradictions. Each value is tested against every other part
 * about the field, and long lists rarely contradict anything.
 */
export const MAX_DEMANDED_VALUES = 100

/** Most characters of a condition that a message quotes. */
export const MAX_QUOTED_LENGTH = 120
