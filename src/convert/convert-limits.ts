/** Most rules of a correlation for which two conditions on them are compared: all combinations are tried. */
export const MAX_COMPARED_PARTS = 10

/** Most events of a stream that shows how two correlations differ. A higher threshold has no example. */
export const MAX_STREAM_EVENTS = 200

/** Most rules of a correlation whose combinations are tried for such a stream. */
export const MAX_COMBINED_PARTS = 6

/** Most events that a search for such a stream runs through the matcher. */
export const MAX_STREAM_STEPS = 50_000
