import { eventMessages } from './catalogue/event.js'
import { diagnoserOf } from './diagnostic.js'

/** Creates a diagnostic about matching events or creating them. */
export const diagnoseEvents = /* @__PURE__ */ diagnoserOf(eventMessages)
