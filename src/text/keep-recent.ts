import { MAX_RECENT_LENGTH, MAX_RECENT_RESULTS } from './internal-limits.js'

/**
 * Wraps a function of a text so that it returns its earlier result for a text that recurs soon. The results must not be
 * changed. Long texts are computed each time, and an exception is thrown again.
 *
 * @example
 * const lengthOf = keepRecent((text) => text.length)
 * lengthOf('abc') // 3
 */
export function keepRecent<Result>(compute: (text: string) => Result): (text: string) => Result {
  return keepRecentBy((text) => text, compute)
}

/** Wraps a function like `keepRecent`. Subjects with the same text have the same result. */
export function keepRecentBy<Subject, Result>(
  textOf: (subject: Subject) => string,
  compute: (subject: Subject) => Result,
): (subject: Subject) => Result {
  let recent = new Map<string, Result>()
  // Values in turn mostly have the same field: its name is the same string, which needs no hash to be found.
  let last: { readonly subject: Subject; readonly result: Result } | undefined
  return (subject) => {
    if (last !== undefined && last.subject === subject) return last.result
    const text = textOf(subject)
    if (text.length > MAX_RECENT_LENGTH) return compute(subject)
    const known = recent.get(text)
    const isKnown = known !== undefined || recent.has(text)
    const result = isKnown ? (known as Result) : compute(subject)
    // A new map: V8 links the tables of a cleared one, and each keeps the next one from minor garbage collections.
    if (!isKnown && recent.size >= MAX_RECENT_RESULTS) recent = new Map()
    if (!isKnown) recent.set(text, result)
    last = { subject, result }
    return result
  }
}

/**
 * Wraps a function of an object so that it computes each result once, for as long as the object exists. Objects and
 * results must not be changed.
 *
 * @example
 * const sizeOf = oncePer((list) => list.length)
 * sizeOf(['a', 'b']) // 2
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

/**
 * Wraps a function so that it returns its earlier result for the subject of the call before. Subjects and results must
 * not be changed.
 *
 * @example
 * const sizeOf = keepLatest((list) => list.length)
 * sizeOf(['a', 'b']) // 2
 */
export function keepLatest<Subject, Result>(compute: (subject: Subject) => Result): (subject: Subject) => Result {
  let latest: { readonly subject: Subject; readonly result: Result } | undefined
  return (subject) => {
    if (latest === undefined || latest.subject !== subject) latest = { subject, result: compute(subject) }
    return latest.result
  }
}
