import { type Diagnostic, diagnose, isError } from './diagnostic.js'

/** Diagnostics that are kept for one text. A hostile file can cause hundreds of thousands. */
export const MOST_DIAGNOSTICS = 1_000

/** Counts of the diagnostics that were not kept. */
export interface Unlisted {
  errors: number
  warnings: number
}

export const countUnlisted = (unlisted: Unlisted, one: Pick<Diagnostic, 'severity'>): void => {
  if (one.severity === 'error') unlisted.errors++
  else unlisted.warnings++
}

/**
 * Keeps the first diagnostics and appends one that counts the rest. If there is an error, at least one error is kept,
 * so the outcome is unchanged.
 */
export function limitDiagnostics(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= MOST_DIAGNOSTICS) return found
  const unlisted: Unlisted = { errors: 0, warnings: 0 }
  const kept = keepSome(found, MOST_DIAGNOSTICS, unlisted)
  return [...kept, ...unlistedNote(kept, unlisted)]
}

/** Keeps at most `room` diagnostics, with at least one error if there is any, and counts the rest in `unlisted`. */
export function keepSome(found: readonly Diagnostic[], room: number, unlisted: Unlisted): readonly Diagnostic[] {
  const kept = found.slice(0, room)
  const left = found.slice(room)
  const error = kept.some(isError) ? -1 : left.findIndex(isError)
  const [last] = kept.slice(-1)
  const [first] = left.slice(error, error + 1)
  if (error !== -1 && last !== undefined && first !== undefined) {
    kept.splice(-1, 1, first)
    left.splice(error, 1, last)
  }
  for (const one of left) countUnlisted(unlisted, one)
  return kept
}

/** Creates the diagnostic that counts the unlisted ones, at the place of the last listed one. */
export function unlistedNote(kept: readonly Diagnostic[], { errors, warnings }: Unlisted): readonly Diagnostic[] {
  const last = kept.at(-1)
  if (last === undefined || errors + warnings === 0) return []
  return [diagnose('more-diagnostics', last.source, last.span, [errors, warnings])]
}
