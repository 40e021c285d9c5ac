/**
 * Maximum number of prefixes for one network. With more, the query is too long for a URL, and the network is widened
 * to whole bytes.
 */
export const MAX_PREFIXES = 16

/** Shortest text next to a star, in characters; a term that is only a beginning, as in `a*`, may be shorter. */
export const MIN_LITERAL_LENGTH = 3

/**
 * Longest URL that every component should support, in characters: https://www.rfc-editor.org/rfc/rfc9110#section-4.1
 */
export const MAX_URL_LENGTH = 8_000
