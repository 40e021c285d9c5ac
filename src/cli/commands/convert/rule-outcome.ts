import type { ConvertedRule, TargetResult } from '../../../project/workspace/convert-file.js'
import { type Cannot, withoutSkipped } from '../../../project/workspace/skip-refused.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { isRefusal } from '../../../text/refusals.js'
import type { Entry } from '../../report/report-groups.js'
import type { Outcome } from '../../report/reporter.js'
import { isKeptField } from './summary.js'

/**
 * Returns what a conversion reports about a rule: each diagnostic once, even if several targets return it, and the
 * residual of each query. The text report shows an unmapped log source once per run, which `reported` remembers, and
 * leaves unmapped fields to the summary.
 */
export function ruleOutcome(rule: ConvertedRule, cannot: Cannot, reported: Set<string>): Outcome {
  const { input, document, results, crashed } = cannot === 'skip' ? withoutSkipped(rule) : rule
  const diagnostics = results.length === 0 ? document.diagnostics : distinct(results)
  const residuals = results.flatMap((result) => residualNote(result, rule) ?? [])
  // Of one rule, there may be a warning for each target.
  const unmapped = new Set(diagnostics.filter(isUnmappedLogsource).map(({ message }) => message))
  const repeated = new Set([...unmapped].filter((message) => reported.has(message)))
  for (const message of unmapped) reported.add(message)
  const isShown = (diagnostic: Diagnostic): boolean =>
    !isKeptField(diagnostic) && !(isUnmappedLogsource(diagnostic) && repeated.has(diagnostic.message))
  const skipped = skippedBecause(rule)
  return {
    file: input.name,
    rule: document.identity,
    entries: [...diagnostics, ...residuals],
    shown: [...diagnostics.filter(isShown), ...residuals],
    crashed,
    ...(skipped === undefined ? {} : { skipped }),
  }
}

const isUnmappedLogsource = ({ code }: Diagnostic): boolean => code === 'unmapped-logsource'

/** Returns the diagnostics of all targets, each once. The pipelines for a log source depend on the target. */
function distinct(results: readonly TargetResult[]): readonly Diagnostic[] {
  const byKey = new Map<string, Diagnostic>()
  for (const diagnostic of results.flatMap((result) => result.diagnostics)) {
    const { code, span, message, help } = diagnostic
    const key = `${code} ${span.start} ${span.end} ${message} ${isUnmappedLogsource(diagnostic) ? help : ''}`
    if (!byKey.has(key)) byKey.set(key, diagnostic)
  }
  return [...byKey.values()]
}

function residualNote({ backend, format, residual }: TargetResult, { document }: ConvertedRule): Entry | undefined {
  if (residual === null || document.rule === undefined || format.reads === 'expression') return undefined
  return {
    severity: 'note',
    code: `residual-${backend.name}`,
    message: `the ${backend.name} query does not check: ${residual.text}`,
    source: document.rule.source,
    span: document.span,
  }
}

/** Returns the first reason if every target skips the rule. */
const skippedBecause = ({ results }: ConvertedRule): string | undefined =>
  results.every(({ isSkipped }) => isSkipped)
    ? // `--cannot` has made the errors warnings.
      results.flatMap(({ diagnostics }) => diagnostics).find(({ code }) => isRefusal({ code, severity: 'error' }))
        ?.message
    : undefined
