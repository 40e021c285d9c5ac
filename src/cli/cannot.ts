import { isError } from '../text/diagnostic.js'
import { isRefusal } from '../text/refusals.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/** What `--cannot` does with a rule that a target cannot express, or that a pipeline refuses. */
export type Cannot = (typeof CANNOT)[number]

export const CANNOT = ['error', 'skip', 'warn'] as const

/** The rule with the results that `--cannot` leaves out; their errors become warnings, which `skip` does not report. */
export const skipRefused = (rule: ConvertedRule, cannot: Cannot): ConvertedRule =>
  cannot === 'error' ? rule : { ...rule, results: rule.results.map((result) => skipIfRefused(result)) }

/** True if a target or a pipeline refuses the rule, and nothing is wrong with the rule itself. */
export function isRefused({ diagnostics }: TargetResult): boolean {
  const errors = diagnostics.filter(isError)
  return errors.length > 0 && errors.every(isRefusal)
}

function skipIfRefused(result: TargetResult): TargetResult {
  if (!isRefused(result)) return result
  const diagnostics = result.diagnostics.map((one) => (isError(one) ? { ...one, severity: 'warning' as const } : one))
  return { ...result, diagnostics, isSkipped: true }
}

/** The rule without what it says about results that are left out. */
export const withoutSkipped = (rule: ConvertedRule): ConvertedRule => ({
  ...rule,
  results: rule.results.map((result) =>
    result.isSkipped ? { ...result, diagnostics: rule.document.diagnostics } : result,
  ),
})
