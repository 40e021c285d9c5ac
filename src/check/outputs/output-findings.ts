import type { Profile } from '../check.js'
import type { CheckSettings } from '../enabled-checks.js'
import type { Finding, FindingSeverity } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** The severities of findings of outputs by their codes. */
export type OutputSeverities = Readonly<Record<string, FindingSeverity | 'off'>>

/** Diagnostics of conversions that are findings, too, with their severities there. */
const SEVERITIES: OutputSeverities = {
  'unmapped-logsource': 'warning',
  'field-absent': 'warning',
  'field-undeclared': 'warning',
  'field-unsearchable': 'warning',
  'field-type': 'warning',
  'contradiction-after-pipeline': 'error',
}

/** Severities that a profile changes: where everything is checked, a rule must not ask every event. */
const IN_PROFILES: Partial<Record<Profile, OutputSeverities>> = { strict: { 'unmapped-logsource': 'error' } }

/** The codes of the diagnostics of conversions that are findings, too. */
export const outputFindingCodes: readonly string[] = Object.keys(SEVERITIES)

/** Returns the severities of findings of outputs by the settings of a check. */
export function outputSeverities({ profiles = [], severities = {} }: CheckSettings): OutputSeverities {
  const own = Object.entries(severities).filter(([code]) => outputFindingCodes.includes(code))
  return Object.assign({}, SEVERITIES, ...profiles.map((profile) => IN_PROFILES[profile]), Object.fromEntries(own))
}

/**
 * Returns the diagnostics of a rule's conversions that say how the rule fits the data of the outputs. One that several
 * outputs cause is reported once.
 */
export function outputFindings({
  source,
  traces,
  outputSeverities: severities = SEVERITIES,
}: RuleContext): readonly Finding[] {
  const byText = new Map<string, Finding>()
  for (const { trace } of traces()) {
    for (const diagnostic of trace.conversion.diagnostics) {
      const severity = Object.hasOwn(severities, diagnostic.code) ? severities[diagnostic.code] : undefined
      if (severity === undefined || severity === 'off' || diagnostic.source !== source) continue
      const key = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.message}`
      if (!byText.has(key)) byText.set(key, { ...diagnostic, severity })
    }
  }
  return [...byText.values()]
}
