import { catalogue } from './catalogue.js'
import { diagnoserOf } from './diagnostic.js'

/** Creates any diagnostic. For programs that work on files and projects, which can report all of them. */
export const diagnoseProject = /* @__PURE__ */ diagnoserOf(catalogue)
