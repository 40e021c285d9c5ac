import type { Assumption } from '../../../src/backend.js'
import type { Json } from '../../readers/json.js'

/**
 * An event and the verdict of the rule, derived from the meaning of Sigma and not from the code. `outside` lists the
 * assumptions that the event violates: queries that rest on one of them are not compared on this event.
 */
export type Row = readonly [event: Json, matches: boolean, outside?: Outside | readonly Outside[]]
export type Outside = Assumption | 'json-null'

/** The rows of each construct by name. At least one event matches, and at least one is a near miss. */
export type Rows = { readonly [construct: string]: readonly Row[] }
