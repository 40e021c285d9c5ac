/**
 * Wraps a function of an object so that it computes each result once, for as long as the object exists. Objects and
 * results must not be changed.
 */
export function oncePer<Subject extends object, Result>(
  compute: (subject: Subject) => Result & {},
): (subject: Subject) => Result & {} {
  const known = new WeakMap<Subject, Result & {}>()
  return (subject) => {
    const before = known.get(subject)
    if (before !== undefined) return before
    const result = compute(subject)
    known.set(subject, result)
    return result
  }
}
