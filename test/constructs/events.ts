import { comparisons } from './events/comparisons.js'
import { expressions } from './events/expressions.js'
import { patterns } from './events/patterns.js'
import type { Rows } from './events/row.js'
import { structure } from './events/structure.js'
import { values } from './events/values.js'

/** Events for each construct, with the expected verdict. */
export const events: Rows = { ...values, ...patterns, ...expressions, ...comparisons, ...structure }
