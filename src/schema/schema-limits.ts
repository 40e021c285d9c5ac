/** Most field names in one sample of events. Data whose keys are values, such as ids, would exhaust memory. */
export const MAX_SAMPLE_FIELDS = 20_000

/** Most schemas that a message names; for more, it gives their number. */
export const MAX_NAMED_SCHEMAS = 3
