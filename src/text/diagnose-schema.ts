import { schemaMessages } from './catalogue/schema.js'
import { diagnoserOf } from './diagnostic.js'

/** Creates a diagnostic about a query that does not fit the schemas of its data. */
export const diagnoseSchema = /* @__PURE__ */ diagnoserOf(schemaMessages)
