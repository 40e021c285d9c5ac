import type { Diagnostic } from '../text/diagnostic.js'

/** The result of one of several targets. */
export interface Candidate {
  readonly quality: 'exact' | 'inexact' | 'none'
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Calls `convert` for one target after the other, until a result is exact. Returns this result, else the first with a
 * query, else the last one with the diagnostics of all. Throws a TypeError if there are no targets.
 */
export function firstOf<Target, Result extends Candidate>(
  targets: readonly Target[],
  convert: (target: Target) => Result,
): Result {
  const results: Result[] = []
  for (const target of targets) {
    const result = convert(target)
    if (result.quality === 'exact') return result
    results.push(result)
  }
  const last = results.at(-1)
  if (last === undefined) throw new TypeError('there are no targets')
  return (
    results.find(({ quality }) => quality === 'inexact') ?? {
      ...last,
      diagnostics: distinctDiagnostics(results.flatMap((result) => result.diagnostics)),
    }
  )
}

/** Returns the diagnostics without repetitions: several targets may report the same. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const { code, source, span, message } = diagnostic
    const key = JSON.stringify([code, source.name, span.start, span.end, message])
    if (!unique.has(key)) unique.set(key, diagnostic)
  }
  return [...unique.values()]
}
