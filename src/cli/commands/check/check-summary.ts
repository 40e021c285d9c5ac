import type { Finding } from '../../../check/finding.js'
import type { FixedFiles } from '../../../project/check/fix-files.js'
import { counted, countsText } from '../../../text/count.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'

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
  /** Pipelines among the files, by the gravest diagnostic of each. */
  readonly pipelines: { fine: number; warnings: number; errors: number }
}

export const startCheckTally = (): CheckTally => ({
  fine: 0,
  warnings: 0,
  errors: 0,
  info: 0,
  fixable: 0,
  unsafelyFixable: 0,
  pipelines: { fine: 0, warnings: 0, errors: 0 },
})

/** Counts one rule by its gravest finding; `undefined` findings are an error of sigmacast. */
export function countFindings(tally: CheckTally, findings: readonly Finding[] | undefined): void {
  tally[kindOf(findings)]++
  for (const { fix } of findings ?? []) {
    if (fix !== undefined) tally[fix.keepsMeaning ? 'fixable' : 'unsafelyFixable']++
  }
}

/** Counts one pipeline by its gravest diagnostic. */
export function countPipeline({ pipelines }: CheckTally, diagnostics: readonly Diagnostic[]): void {
  pipelines[diagnostics.some(isError) ? 'errors' : diagnostics.length > 0 ? 'warnings' : 'fine']++
}

/** Returns the numbers of rules and pipelines with errors, and with warnings. */
export const totals = ({
  errors,
  warnings,
  pipelines,
}: CheckTally): { readonly errors: number; readonly warnings: number } => ({
  errors: errors + pipelines.errors,
  warnings: warnings + pipelines.warnings,
})

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
  const pipelines = pipelineLines(tally)
  const rules = fine + info + warnings + errors
  return [
    ...(fixed === undefined ? [] : [fixedLine(fixed)]),
    ...(rules === 0 && pipelines.length > 0 ? [] : [`${counted(rules, 'rule')}: ${counts}`]),
    ...pipelines,
    ...(fixable > 0 && fixed === undefined ? [`${counted(fixable, 'finding')} can be fixed with \`--fix\``] : []),
    ...(unsafelyFixable > 0
      ? [`${counted(unsafelyFixable, 'finding')} can be fixed with \`--fix=unsafe\`, which may change matches`]
      : []),
  ]
}

function pipelineLines({ pipelines: { fine, warnings, errors } }: CheckTally): readonly string[] {
  const total = fine + warnings + errors
  if (total === 0) return []
  const counts = countsText({ fine, 'with warnings': warnings, 'with errors': errors })
  return [`${counted(total, 'pipeline')}: ${counts}`]
}

function fixedLine({ files, counts }: FixedFiles): string {
  if (files.length === 0) return 'nothing to fix'
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const kinds = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, count]) => `${count} ${code}`)
  return `${counted(total, 'finding')} fixed in ${counted(files.length, 'file')}: ${kinds.join(', ')}`
}
