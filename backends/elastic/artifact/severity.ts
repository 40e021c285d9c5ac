import type { Metadata } from '../../../src/rule/rule.js'

type Severity = 'low' | 'medium' | 'high' | 'critical'

interface Weight {
  readonly severity: Severity
  readonly risk_score: number
}

/** The upper ends of Kibana's risk score bands, so that the score carries no more information than the level. */
const SCORES: Readonly<Record<Severity, number>> = { low: 21, medium: 47, high: 73, critical: 99 }

/** Severity and risk score: from the options, or else from the level. */
export function weightOf(
  { level }: Pick<Metadata, 'level'>,
  options: { readonly severity: Severity | undefined; readonly 'risk-score': number | undefined },
): Weight {
  const severity = options.severity ?? (level === undefined || level === 'informational' ? 'low' : level)
  const isInformational = level === 'informational' && options.severity === undefined
  return { severity, risk_score: options['risk-score'] ?? (isInformational ? 1 : SCORES[severity]) }
}
