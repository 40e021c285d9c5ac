/** Most field names in one sample of events. Data whose keys are values, such as ids, would exhaust memory. */
export const MAX_SAMPLE_FIELDS = 20_000
