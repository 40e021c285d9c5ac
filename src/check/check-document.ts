import type { RuleDocument } from '../rule/parse-rules.js'
import type { Source } from '../text/source.js'
import type { Check, ReportFinding } from './check.js'
import type { Finding, FindingSeverity } from './finding.js'
import { outputFindings } from './outputs/output-findings.js'
import type { RuleContext } from './rule-context.js'

/** A check with the severity that the settings give it. */
export interface EnabledCheck {
  readonly check: Check
  readonly severity: FindingSeverity
}

/** Runs checks on one document. Returns their findings, and those of its conversions for the outputs. */
export function checkDocument(context: RuleContext, enabled: readonly EnabledCheck[]): readonly Finding[] {
  const findings: Finding[] = [...outputFindings(context)]
  for (const one of enabled) one.check.checkRule?.(context, reporter(context.source, one, findings))
  return findings
}

/** Runs the checks that need several rules. Returns the findings of each document. */
export function checkSet(
  contexts: readonly RuleContext[],
  enabled: readonly EnabledCheck[],
): ReadonlyMap<RuleDocument, readonly Finding[]> {
  const byDocument = new Map<RuleDocument, Finding[]>()
  for (const one of enabled) {
    one.check.checkSet?.(contexts, ({ source, document }, ...finding) => {
      const findings = byDocument.get(document) ?? []
      byDocument.set(document, findings)
      reporter(source, one, findings)(...finding)
    })
  }
  return byDocument
}

/** Creates the report function of a check, which appends findings with the sentences of the check. */
export const reporter =
  (
    source: Source,
    { check: { code, message, help, severity: usual }, severity }: EnabledCheck,
    findings: Finding[],
  ): ReportFinding<readonly unknown[]> =>
  (span, args, extras = {}) => {
    const usualHelp = typeof help === 'function' ? help(...args) : help
    const text = extras.help ?? usualHelp
    findings.push({
      code,
      severity: severity === usual ? (extras.severity ?? usual) : severity,
      message: message(...args),
      source,
      span,
      ...(text === undefined ? {} : { help: text }),
      ...(extras.related === undefined ? {} : { related: extras.related }),
      ...(extras.fix === undefined ? {} : { fix: extras.fix }),
      ...(extras.event === undefined ? {} : { event: extras.event }),
    })
  }
