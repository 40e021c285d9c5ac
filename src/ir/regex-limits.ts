/** Deepest nesting of groups in a regular expression: the parser is recursive. */
export const MAX_GROUP_DEPTH = 64

/** Maximum number of patterns for one regular expression. A query with more values is less useful than a report. */
export const MAX_PATTERNS = 16

/**
 * Longest regular expression that becomes patterns, and longest pattern after repetitions are expanded, in characters.
 */
export const MAX_REGEX_LENGTH = 2_000

/** Maximum number of patterns of a prefilter. More alternatives cost more than they exclude. */
export const MAX_PREFILTER_PATTERNS = 8

/** Longest regular expression that gets a prefilter, in characters: the time is quadratic in the length. */
export const MAX_PREFILTERED_LENGTH = 2_000

/** Shortest text between wildcards that a prefilter keeps, in characters. Shorter ones exclude almost nothing. */
export const MIN_PREFILTER_TEXT = 3

/** Maximum number of times that the matcher repeats a part of an expression, over all nested repetitions. */
export const MAX_REPETITIONS = 1_000

/** Maximum number of steps of the automaton of a regular expression, which has its repetitions written out. */
export const MAX_REGEX_STEPS = 1_400_000
