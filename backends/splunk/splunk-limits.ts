/**
 * Longest alternation in one regular expression, in characters, because PCRE rejects expressions that need more than
 * 64 kB: https://www.pcre.org/original/doc/html/pcrelimits.html
 */
export const MAX_ALTERNATIVES_LENGTH = 4_000

/** Maximum number of events in running statistics: `max_stream_window` in limits.conf. */
export const MAX_STREAM_EVENTS = 10_000

/**
 * Longest name of a saved search in Enterprise Security, in characters: `ES_MAX_STANZA_LENGTH` in
 * https://github.com/splunk/contentctl
 */
export const MAX_SEARCH_NAME_LENGTH = 99

/** Most pieces of a value that are compared with each other to find needless ones: the time is quadratic. */
export const MAX_COMPARED_PIECES = 32
