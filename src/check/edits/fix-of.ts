import type { Edit, Fix } from '../finding.js'

/** Returns a fix of these edits that keeps the meaning of the rule; `undefined` if one of them is impossible. */
export const fixOf = (...edits: readonly (Edit | undefined)[]): Fix | undefined => fixed(edits, true)

/** Returns a fix of these edits that may change the meaning of the rule; `undefined` if one of them is impossible. */
export const unsafeFixOf = (...edits: readonly (Edit | undefined)[]): Fix | undefined => fixed(edits, false)

function fixed(edits: readonly (Edit | undefined)[], keepsMeaning: boolean): Fix | undefined {
  const possible = edits.filter((edit) => edit !== undefined)
  return possible.length === edits.length ? { edits: possible, keepsMeaning } : undefined
}
