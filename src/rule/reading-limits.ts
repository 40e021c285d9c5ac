/** Maximum number of schema violations that are reported for one document. A hostile one can have thousands. */
export const MAX_VIOLATIONS = 50

/** Maximum number of warnings about one metadata key. A hostile list can cause thousands. */
export const MAX_WARNINGS_PER_KEY = 50

/** Longest text of a rule that a message quotes, in characters. */
export const MAX_QUOTED_LENGTH = 60

/** Longest `name` of a rule that the specification allows, in characters. */
export const MAX_NAME_LENGTH = 256

/** Longest key that is compared with known keys, in characters. A longer one is no misspelling. */
export const MAX_KEY_LENGTH = 30

/** Longest line whose syntax errors are explained, in characters: the patterns are not linear. */
export const MAX_LINE_LENGTH = 2_000
