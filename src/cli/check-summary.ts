import type { Finding } from '../check/finding.js'
import type { FixedFiles } from '../project/check/fix-files.js'
import { counted, countsText } from '../text/count.js'

/** The counts of a run of `check`. */
export interface CheckTally {
  fine: number
  warnings: number
  errors: number
  /** Rules with information alone. */
  info: number
  /** Findings with a fix. */
  fixable: number
  unsafelyFixable: number
}

export const startCheckTally = (): CheckTally => ({
  fine: 0,
  warnings: 0,
  errors: 0,
  info: 0,
  fixable: 0,
  unsafelyFixable: 0,
})

/** Counts one rule by its gravest finding; `undefined` findings are an error of sigmacast. */
export function countFindings(tally: CheckTally, findings: readonly Finding[] | undefined): void {
  tally[kindOf(findings)]++
  for (const { fix } of findings ?? []) {
    if (fix !== undefined) tally[fix.keepsMeaning ? 'fixable' : 'unsafelyFixable']++
  }
}

function kindOf(findings: readonly Finding[] | undefined): 'fine' | 'warnings' | 'errors' | 'info' {
  const has = (severity: Finding['severity']): boolean =>
    findings?.some((finding) => finding.severity === severity) === true
  if (findings === undefined || has('error')) return 'errors'
  if (has('warning')) return 'warnings'
  return findings.length > 0 ? 'info' : 'fine'
}

/** Formats the counts, what was fixed and what can be fixed. */
export function checkSummary(tally: CheckTally, fixed: FixedFiles | undefined): readonly string[] {
  const { fine, warnings, errors, info, fixable, unsafelyFixable } = tally
  const counts = countsText({ fine, 'with information': info, 'with warnings': warnings, 'with errors': errors })
  return [
    ...(fixed === undefined ? [] : [fixedLine(fixed)]),
    `${counted(fine + info + warnings + errors, 'rule')}: ${counts}`,
    ...(fixable > 0 && fixed === undefined ? [`${counted(fixable, 'finding')} can be fixed with \`--fix\``] : []),
    ...(unsafelyFixable > 0
      ? [`${counted(unsafelyFixable, 'finding')} can be fixed with \`--fix=unsafe\`, which may change matches`]
      : []),
  ]
}

function fixedLine({ files, counts }: FixedFiles): string {
  if (files.length === 0) return 'nothing to fix'
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const kinds = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, count]) => `${count} ${code}`)
  return `${counted(total, 'finding')} fixed in ${counted(files.length, 'file')}: ${kinds.join(', ')}`
}
