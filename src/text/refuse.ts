import { compilerMessages } from './catalogue/compiler.js'
import { refuserOf } from './wording.js'

/** Creates the refusal of a value. */
export const refuse = /* @__PURE__ */ refuserOf(compilerMessages)
