import type { RuleDocument } from '../rule/parse-rules.js'
import { byPlace } from '../text/collect-diagnostics.js'
import type { Source } from '../text/source.js'
import type { Check, ReportFinding } from './check.js'
import type { Finding, FindingSeverity } from './finding.js'
import { outputFindings } from './outputs/output-findings.js'
import { type CheckFacts, type RuleContext, ruleContext } from './rule-context.js'

/** A check with the severity that the settings give it. */
export interface EnabledCheck {
  readonly check: Check
  readonly severity: FindingSeverity
}

/** Runs checks on one document. Returns their findings by place. A document that is no map has none. */
export function checkDocument(
  source: Source,
  document: RuleDocument,
  checks: readonly EnabledCheck[],
  facts: CheckFacts = {},
): readonly Finding[] {
  const context = ruleContext(source, document, facts)
  return context === undefined ? [] : checkContext(context, checks)
}

/** Runs checks on one rule. Returns their findings, and those of its conversions for the outputs, by place. */
export function checkContext(context: RuleContext, checks: readonly EnabledCheck[]): readonly Finding[] {
  const findings: Finding[] = [...outputFindings(context)]
  for (const { check, severity } of checks) {
    check.checkRule?.(context, reporter(context.source, check, severity, findings))
  }
  return findings.sort(byPlace)
}

/** Runs the checks that need several rules. Returns the findings of each source, by place. */
export function checkSet(
  contexts: readonly RuleContext[],
  checks: readonly EnabledCheck[],
): ReadonlyMap<Source, readonly Finding[]> {
  const bySource = new Map<Source, Finding[]>()
  for (const { check, severity } of checks) {
    check.checkSet?.(contexts, ({ source }, ...finding) => {
      const findings = bySource.get(source) ?? []
      bySource.set(source, findings)
      reporter(source, check, severity, findings)(...finding)
    })
  }
  for (const findings of bySource.values()) findings.sort(byPlace)
  return bySource
}

/** Creates the report function of a check, which appends findings with the sentences of the check. */
export const reporter =
  (
    source: Source,
    { code, message, help }: Check,
    severity: FindingSeverity,
    findings: Finding[],
  ): ReportFinding<readonly unknown[]> =>
  (span, args, extras = {}) => {
    const usualHelp = typeof help === 'function' ? help(...args) : help
    const text = extras.help ?? usualHelp
    findings.push({
      code,
      severity,
      message: message(...args),
      source,
      span,
      ...(text === undefined ? {} : { help: text }),
      ...(extras.related === undefined ? {} : { related: extras.related }),
      ...(extras.fix === undefined ? {} : { fix: extras.fix }),
      ...(extras.event === undefined ? {} : { event: extras.event }),
    })
  }
