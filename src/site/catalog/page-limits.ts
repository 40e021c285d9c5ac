// The most that a page shows. Few rules reach the limits of their pages, such as those with thousands of hashes. Such a
// page links to the whole text in a file beside it, and its JSON has everything.

/** Characters of a query. A longer one is in a file beside the page, since a part of a query is worse than none. */
export const MAX_QUERY_LENGTH = 8_000

/** Characters of the rule as written. */
export const MAX_BODY_LENGTH = 16_000

/** Values in the stages, and in the indicators. */
export const MAX_VALUES = 200

/** Values on the page of the values that several rules look for. The search finds all. */
export const MAX_COMMON_VALUES = 600

/** Parts of a rule that a query does not check for the same reason. */
export const MAX_LOSSES = 6

/** Findings below the rule. */
export const MAX_FINDINGS = 40
