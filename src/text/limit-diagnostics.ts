import { type Diagnostic, diagnose, isError } from './diagnostic.js'

/** Diagnostics of one text that are kept. Nobody reads more, and a hostile file has hundreds of thousands. */
export const MOST_DIAGNOSTICS = 1_000

/** How many diagnostics were found and not kept. */
export interface Unlisted {
  errors: number
  warnings: number
}

export const countUnlisted = (unlisted: Unlisted, one: Pick<Diagnostic, 'severity'>): void => {
  if (one.severity === 'error') unlisted.errors++
  else unlisted.warnings++
}

/**
 * The first of the diagnostics, and a count of the others behind them. An error is always among those that are kept if there was one, so the
 * outcome stays the same.
 */
export function limitDiagnostics(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= MOST_DIAGNOSTICS) return found
  const unlisted: Unlisted = { errors: 0, warnings: 0 }
  const kept = keepSome(found, MOST_DIAGNOSTICS, unlisted)
  return [...kept, ...unlistedNote(kept, unlisted)]
}

/** At most `room` of the diagnostics; the others are counted. */
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

/** The diagnostic that counts what is not listed, at the place of the last one that is. */
export function unlistedNote(kept: readonly Diagnostic[], { errors, warnings }: Unlisted): readonly Diagnostic[] {
  const last = kept.at(-1)
  if (last === undefined || errors + warnings === 0) return []
  return [diagnose('more-diagnostics', last.source, last.span, [errors, warnings])]
}
