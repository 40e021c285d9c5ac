import { fileMessages } from './catalogue/file.js'
import { diagnoserOf } from './diagnostic.js'

/** Creates a diagnostic about a file as such. */
export const diagnoseFile = /* @__PURE__ */ diagnoserOf(fileMessages)
