/** Default budget of one question, in steps: some tenths of a second at most. */
export const DEFAULT_STEPS = 1_000_000

/** Models whose event the matcher did not confirm, before a question is given up. */
export const MAX_UNCONFIRMED_MODELS = 12

/** Most states of the automaton of one predicate. */
export const MAX_AUTOMATON_STATES = 10_000

/** Steps of a nondeterministic automaton that make a transition cost one step more. */
export const PROGRAM_STEPS_PER_STEP = 64

/** Evaluations of predicates for repairing one event. */
export const MAX_REPAIR_EFFORT = 20_000

/** Models without values after which all predicates are compared with what every model has. */
export const FAILED_MODELS = 4

/** Events of an expression that are kept, to answer later questions about it. */
export const MAX_KEPT_EVENTS = 4

/** Tests of a text that cost as much as one step of a search. */
export const TESTS_PER_STEP = 10

/** Texts of a predicate that are kept, to be tried before a search. */
export const MAX_KEPT_TEXTS = 8

/** Texts that automata propose one after the other, without a value among them, before a search is given up. */
export const MAX_TRIED_TEXTS = 24

/** Steps that such texts may take. */
export const MAX_TRIED_STEPS = 30_000

/** Most conditions on one value that are compared in pairs before all of them: the time is quadratic. */
export const MAX_PAIRED_NEEDS = 50

/** Largest magnitude of a fraction for which every whole number next to it is an exact double. */
export const MAX_EXACT_BOUND = 2 ** 53

/** Lengths of the pieces of text by which expressions are indexed, in UTF-16 units. Longer pieces are rarer. */
export const PIECE_LENGTHS = [2, 3, 4]

/** Other expressions of which the matcher asks whether they match an event of one expression. */
export const MAX_MATCHED_OTHERS = 300

/** Other expressions that match such an event and are compared with one expression. Public rules have fewer than ten. */
export const MAX_COMPARED_OTHERS = 100

/** Comparisons of the parts of one group that find nothing, for each part. Most parts have none. */
export const MAX_IDLE_COMPARISONS = 20

/** Parts of a text that are tried as the value of another field. */
export const MAX_REFERENCE_TEXTS = 200
