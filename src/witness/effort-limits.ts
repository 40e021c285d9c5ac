/** Minimum budget of a rule, in evaluations of predicates: enough for a rule of any length, within a blink. */
export const MIN_EFFORT = 300_000

/** Maximum budget, for the longest rules and any number of events, in evaluations of predicates: some seconds. */
export const MAX_EFFORT = 2_000_000

/** Events that the budget covers even if fewer are wanted, so that the search does not depend on their number. */
export const MIN_EVENTS = 20

/** Verdicts that one event may need before it is found. */
export const VERDICTS_PER_EVENT = 8

/** Characters of an event that cost as much as one evaluation. */
export const CHARACTERS_PER_EVALUATION = 1_000

/** Length of a regular expression times length of the text that costs nothing. */
export const FREE_REGEX_WORK = 500_000

/** Length of a regular expression times length of the text that costs as much as one evaluation. */
export const REGEX_WORK_PER_EVALUATION = 250

/** Cost of a test that is left to the matcher, in evaluations. */
export const COSTLY_EVALUATIONS = 50_000

/** Maximum number of predicates that must hold together in one event. No real rule has as many. */
export const MAX_POSITIVE_LITERALS = 500

/** Branches that are examined even if fewer events are wanted, so that their problems are reported. */
export const MIN_BRANCHES = 100

/** Branches of a sibling of a predicate, of which one is chosen. */
export const MAX_SIBLING_BRANCHES = 8

/** Subexpressions that one search for a consistent branch visits before it gives up. */
export const MAX_SEARCH_STEPS = 200_000

/** Searches for one predicate, or for the whole rule, before it is given up. */
export const MAX_SEARCHES = 6

/** Predicates that are searched for one by one, after their branches gave no event. */
export const MAX_SEARCHED_PREDICATES = 40

/** Changes to an event before its repair is given up. */
export const MAX_REPAIR_STEPS = 24

/** Predicates of one field whose values are tried in a repair. */
export const MAX_TRIED_PREDICATES = 40

/** Texts of a list that are tried as one text. */
export const MAX_JOINED_TEXTS = 100

/** Events that are tried as a base on which the verdict depends on a predicate. */
export const MAX_BASES = 4

/** Changes that are tried to find out whether the verdict depends on a predicate. */
export const MAX_TRIALS = 12

/** Parts of a sampled regular expression, counted with each repetition. */
export const MAX_SAMPLE_PARTS = 10_000

/** Parts of a field name that become nested objects. Event readers may not support deeper nesting. */
export const MAX_NESTED_PARTS = 64

/** Longest text of a rule that a reason quotes, in characters. */
export const MAX_QUOTED_LENGTH = 120
