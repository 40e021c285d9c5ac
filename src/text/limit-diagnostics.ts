import { diagnose } from './diagnose.js'
import { type Diagnostic, isError } from './diagnostic.js'
import { MAX_DIAGNOSTICS } from './internal-limits.js'

/** Counts of the diagnostics that were not kept. */
export interface UnlistedCounts {
  errors: number
  warnings: number
}

export const countUnlisted = (unlisted: UnlistedCounts, diagnostic: Pick<Diagnostic, 'severity'>): void => {
  if (diagnostic.severity === 'error') unlisted.errors++
  else unlisted.warnings++
}

/**
 * Keeps the first diagnostics and appends one that counts the rest. If there is an error, at least one error is kept,
 * so the outcome is unchanged.
 */
export function limitDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MAX_DIAGNOSTICS) return diagnostics
  const unlisted: UnlistedCounts = { errors: 0, warnings: 0 }
  const kept = keepDiagnostics(diagnostics, MAX_DIAGNOSTICS, unlisted)
  return [...kept, ...unlistedDiagnostics(kept, unlisted)]
}

/** Keeps at most `room` diagnostics, with at least one error if there is any, and counts the rest in `unlisted`. */
export function keepDiagnostics(
  diagnostics: readonly Diagnostic[],
  room: number,
  unlisted: UnlistedCounts,
): readonly Diagnostic[] {
  const kept = diagnostics.slice(0, room)
  const rest = diagnostics.slice(room)
  const error = kept.some(isError) ? -1 : rest.findIndex(isError)
  const [last] = kept.slice(-1)
  const [first] = rest.slice(error, error + 1)
  if (error !== -1 && last !== undefined && first !== undefined) {
    kept.splice(-1, 1, first)
    rest.splice(error, 1, last)
  }
  for (const diagnostic of rest) countUnlisted(unlisted, diagnostic)
  return kept
}

/** Creates the diagnostic that counts the unlisted ones, at the place of the last listed one. */
export function unlistedDiagnostics(
  kept: readonly Diagnostic[],
  { errors, warnings }: UnlistedCounts,
): readonly Diagnostic[] {
  const last = kept.at(-1)
  if (last === undefined || errors + warnings === 0) return []
  return [diagnose('more-diagnostics', last.source, last.span, [errors, warnings])]
}
