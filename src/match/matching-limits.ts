/**
 * Maximum number of dots for which each prefix of a field name is looked up. Beyond that, the keys of the object are
 * compared.
 */
export const MAX_PREFIX_LOOKUPS = 8

/** Objects visited in an event before cycles are detected: more than any usual event has. */
export const OBJECTS_BEFORE_CYCLE_CHECK = 10_000

/**
 * Maximum number of combinations of values of one event. Long lists would otherwise create more groups and values than
 * fit in memory.
 */
export const MAX_COMBINATIONS = 10_000

/** Maximum number of numbers that are inserted or removed one by one in a window. More are merged in one pass. */
export const MAX_SINGLE_CHANGES = 16

/** Size of the states of one regular expression, in numbers, after which they are built anew: about a megabyte. */
export const MAX_SEARCH_CELLS = 100_000
