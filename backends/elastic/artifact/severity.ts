import type { Metadata } from '../../../src/rule/rule.js'

type Severity = 'low' | 'medium' | 'high' | 'critical'

interface Weight {
  readonly severity: Severity
  readonly risk_score: number
}

/** The upper ends of the bands that Kibana shows, so that the score says no more than the level did. */
const SCORES: Readonly<Record<Severity, number>> = { low: 21, medium: 47, high: 73, critical: 99 }

/** Severity and risk score: as the options have them, else by the level. */
export function weightOf(
  { level }: Pick<Metadata, 'level'>,
  options: { readonly severity: Severity | undefined; readonly 'risk-score': number | undefined },
): Weight {
  const severity = options.severity ?? (level === undefined || level === 'informational' ? 'low' : level)
  const isInformational = level === 'informational' && options.severity === undefined
  return { severity, risk_score: options['risk-score'] ?? (isInformational ? 1 : SCORES[severity]) }
}
