import { optionMistakes } from '../backend/artifact/option-mistakes.js'
import type { GivenTargets } from '../backend/targets.js'
import { checkFilter } from '../convert/checks/check-rule.js'
import { lowerRule } from '../lower/lower-rule.js'
import { linkCorrelation } from '../rule/link-correlation.js'
import type { RuleDocument } from '../rule/parse-rules.js'
import { detectionsOf } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { collectDiagnostics } from '../text/collect-diagnostics.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'

export interface DocumentSettings {
  /** The targets whose options rules may set. */
  readonly targets: GivenTargets
  readonly limits?: LimitSettings
}

/** Returns the errors and warnings about a document that need no conversion. */
export function documentDiagnostics(
  { rule, diagnostics }: RuleDocument,
  rules: RuleIndex | undefined,
  { targets, limits = {} }: DocumentSettings,
): readonly Diagnostic[] {
  const collected = collectDiagnostics()
  collected.reportAll(diagnostics)
  for (const detection of rule === undefined ? [] : detectionsOf(rule)) {
    collected.reportAll(lowerRule(detection, { limits }).diagnostics)
  }
  if (rule?.kind === 'correlation' && rules !== undefined) {
    linkCorrelation(rule, rules, collected.report, limitsOf(limits))
  }
  // Without the warning `unused-filter`, since another run may check the filter's rules.
  if (rule?.kind === 'filter' && rules !== undefined) {
    collected.reportAll(checkFilter(rule, rules, limits).filter(isError))
  }
  if (rule !== undefined) collected.reportAll(optionMistakes(rule, [...targets.values()]))
  return collected.diagnostics
}
