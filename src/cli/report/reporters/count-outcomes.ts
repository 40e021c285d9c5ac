import { counted } from '../../../text/count.js'
import type { PlainOutcome } from '../reporter.js'

/** The counts of a report. */
export interface Counts {
  rules: number
  errors: number
  warnings: number
  notes: number
  skipped: number
}

export const startCounts = (): Counts => ({ rules: 0, errors: 0, warnings: 0, notes: 0, skipped: 0 })

/** Adds an outcome to the counts. */
export function countOutcome(counts: Counts, { entries, status }: PlainOutcome): void {
  if (status !== 'ignored') counts.rules++
  if (status === 'skipped') counts.skipped++
  for (const { severity } of entries) counts[`${severity}s`]++
}

/** Formats the counts: `2 errors, 1 warning in 12 rules`. */
export function countsLine({ rules, errors, warnings, notes, skipped }: Counts, unit = 'rule'): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  return `${parts.length === 0 ? 'no problems' : parts.join(', ')} in ${counted(rules, unit)}`
}
