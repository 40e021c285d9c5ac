import { isError } from '../../text/diagnostic.js'
import { isRefusal } from '../../text/refusals.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/** The values of `--cannot`: how to treat a rule that a target cannot express, or that a pipeline refuses. */
export type Cannot = (typeof CANNOT)[number]

export const CANNOT = ['error', 'skip', 'warn'] as const

/** Marks the results that `--cannot` skips. Their errors become warnings, which `skip` does not report. */
export const skipRefused = (rule: ConvertedRule, cannot: Cannot): ConvertedRule =>
  cannot === 'error' ? rule : { ...rule, results: rule.results.map((result) => skipIfRefused(result)) }

/** True if a target or a pipeline refuses the rule, and the rule itself has no errors. */
export function isRefused({ diagnostics }: TargetResult): boolean {
  const errors = diagnostics.filter(isError)
  return errors.length > 0 && errors.every(isRefusal)
}

function skipIfRefused(result: TargetResult): TargetResult {
  if (!isRefused(result)) return result
  const diagnostics = result.diagnostics.map((diagnostic) =>
    isError(diagnostic) ? { ...diagnostic, severity: 'warning' as const } : diagnostic,
  )
  return { ...result, diagnostics, isSkipped: true }
}

/** Removes the diagnostics of skipped results. */
export const withoutSkipped = (rule: ConvertedRule): ConvertedRule => ({
  ...rule,
  results: rule.results.map((result) =>
    result.isSkipped ? { ...result, diagnostics: rule.document.diagnostics } : result,
  ),
})
