import type { Assumption } from '../../../src/backend.js'
import type { Json } from '../../readers/spl-fields.js'

/**
 * An event, and whether the rule matches it: written by hand from what Sigma means, not from what the code says. `outside` names the
 * assumptions that the event breaks: a query that rests on one of them is not held to this event.
 */
export type Row = readonly [event: Json, matches: boolean, outside?: Outside | readonly Outside[]]
export type Outside = Assumption | 'json-null'

/** The rows of each construct by its name. At least one event matches, and at least one nearly does. */
export type Rows = { readonly [construct: string]: readonly Row[] }
