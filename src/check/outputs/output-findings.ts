import type { Finding, FindingSeverity } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Diagnostics of conversions that are findings, too, with their severities there. */
const SEVERITIES: Readonly<Record<string, FindingSeverity>> = {
  'unmapped-logsource': 'warning',
  'field-absent': 'warning',
  'field-undeclared': 'warning',
  'field-unsearchable': 'warning',
  'field-type': 'warning',
  'contradiction-after-pipeline': 'error',
}

/**
 * Returns the diagnostics of a rule's conversions that say how the rule fits the data of the outputs. One that several
 * outputs cause is reported once.
 */
export function outputFindings({ source, traces }: RuleContext): readonly Finding[] {
  const byText = new Map<string, Finding>()
  for (const { trace } of traces()) {
    for (const diagnostic of trace.conversion.diagnostics) {
      const severity = Object.hasOwn(SEVERITIES, diagnostic.code) ? SEVERITIES[diagnostic.code] : undefined
      if (severity === undefined || diagnostic.source !== source) continue
      const key = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.message}`
      if (!byText.has(key)) byText.set(key, { ...diagnostic, severity })
    }
  }
  return [...byText.values()]
}
