import type { Assumption } from '../../src/ir/assumptions.js'

// Lists that the terms of most values share, because a new list for each of them costs time.
export const NONE: readonly never[] = []
export const LETTER_CASE: readonly Assumption[] = ['letter-case']
export const FIELD_TYPE: readonly Assumption[] = ['field-type']
