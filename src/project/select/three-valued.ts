/** True, false, or undefined if it is unknown. */
export type Truth = boolean | undefined

/** Negates; the opposite of the unknown is unknown. */
export const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** Returns a test that is true if all tests are, and false if one is. */
export function allOf<Subject>(tests: readonly ((subject: Subject) => Truth)[]): (subject: Subject) => Truth {
  return (subject) => {
    let result: Truth = true
    for (const test of tests) {
      const truth = test(subject)
      if (truth === false) return false
      if (truth === undefined) result = undefined
    }
    return result
  }
}
