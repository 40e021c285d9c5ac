import { compilerMessages } from './catalogue/compiler.js'
import { type Diagnoser, diagnoserOf } from './diagnostic.js'

/** The codes of diagnostics about reading and converting rules. */
export type CompilerCode = keyof typeof compilerMessages

/** Creates a diagnostic about reading or converting a rule. */
export const diagnose: Diagnoser<CompilerCode> = /* @__PURE__ */ diagnoserOf(compilerMessages)
