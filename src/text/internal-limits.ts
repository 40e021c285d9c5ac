/** Maximum number of diagnostics that are kept for one text. A hostile file can cause hundreds of thousands. */
export const MAX_DIAGNOSTICS = 1_000

/** Maximum number of texts whose line starts are cached: enough for a file whose diagnostics refer to a few others. */
export const MAX_CACHED_TEXTS = 4

/**
 * Comparisons of characters for one search of similar names. It suffices for every slip of an author; a hostile file
 * has thousands of unknown names among thousands of known ones.
 */
export const SUGGESTION_BUDGET = 1_000_000

/** Results that are kept for texts that may recur: enough for the values of a few rules and their targets. */
export const MAX_RECENT_RESULTS = 256

/** Longest text of such a result, in characters. */
export const MAX_RECENT_LENGTH = 4_096

/** Rules whose resolved items are kept for the next target: enough for the rules of most correlations. */
export const MAX_RECENT_RULES = 4
