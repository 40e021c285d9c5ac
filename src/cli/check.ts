import { examples } from '../../backends/examples.js'
import type { Targets } from '../backend/targets.js'
import { checkFilter } from '../convert/checks/check-rule.js'
import { lowerRule } from '../lower/lower-rule.js'
import { findInputs } from '../project/files/inputs.js'
import { readLinkedFiles } from '../project/workspace/linked-files.js'
import { optionMistakes } from '../project/workspace/option-mistakes.js'
import { trackProgress } from '../project/workspace/progress.js'
import { attempt, noDocument } from '../project/workspace/rule-files.js'
import { linkCorrelation } from '../rule/link-correlation.js'
import type { RuleDocument } from '../rule/parse-rules.js'
import { detectionsOf } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { collectDiagnostics } from '../text/collect-diagnostics.js'
import { counted, countsText } from '../text/count.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import { backendFlags } from './backend-flags.js'
import { defineCommand } from './command.js'
import { verboseFlag } from './flags.js'
import { checkedLine } from './json-lines.js'
import { limitFlags, parseLimits } from './limit-flags.js'
import { openReports } from './report/open-reports.js'
import { fileOutcome } from './report/reporter.js'
import { parseReporters, reporterFlags } from './reporter-flags.js'
import { openSelection, selectionFlags } from './selection-flags.js'

export const check = defineCommand({
  name: 'check',
  usage: '<files, folders, patterns or -> [flags]',
  about: 'checks rules and reports problems',
  notes: ['Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern`', 'excludes files.'],
  flags: {
    json: { about: 'write one line of JSON per rule to stdout' },
    strict: { about: 'exit with 1 on warnings' },
    ...backendFlags,
    ...selectionFlags,
    ...reporterFlags,
    ...limitFlags,
    ...verboseFlag,
  },
  examples: examples.check,
  run: async (io, paths, flags, targets) => {
    const { json, strict, verbose, limit, reporter } = flags
    const selection = openSelection(flags, io.cwd)
    const stdout = json ? 'the lines of `--json`' : undefined
    const destinations = parseReporters(reporter, { stdout }, json, io.cwd)
    const limits = parseLimits(limit)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const settings = { command: 'check', isStrict: strict, destinations, verbose, inputs, io: progress.io }
    const reports = await openReports(settings)
    const counts = { fine: 0, warnings: 0, errors: 0 }
    const { files, rules } = await readLinkedFiles(inputs, progress, { limits }, targets)
    for await (const { input, documents, skipped } of files) {
      if (skipped !== undefined) reports.add(fileOutcome(input.name, [{ severity: 'note', ...skipped }]))
      for (const document of documents ?? [noDocument]) {
        if (!selection.selects(document, input, rules)) continue
        const result = documents && attempt(input, progress.io, () => findingsOf(document, rules, targets, limits))
        const entries = result ?? []
        const { identity: rule } = document
        if (json) progress.io.stdout.write(checkedLine(input.name, rule, entries))
        reports.add({ file: input.name, rule, entries, crashed: result === undefined })
        if (result === undefined || entries.some(isError)) counts.errors++
        else if (entries.length > 0) counts.warnings++
        else counts.fine++
      }
    }
    const summary = [...selection.close(), summaryOf(counts)]
    await reports.close(summary)
    if (!json) for (const line of summary) io.stderr.write(`${line}\n`)
    return counts.errors > 0 || (strict && counts.warnings > 0) ? 1 : 0
  },
})

function findingsOf(
  { rule, diagnostics }: RuleDocument,
  rules: RuleIndex | undefined,
  targets: Targets,
  limits: LimitSettings,
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

function summaryOf({ fine, warnings, errors }: Readonly<Record<'fine' | 'warnings' | 'errors', number>>): string {
  const counts = countsText({ fine, 'with warnings': warnings, 'with errors': errors })
  return `${counted(fine + warnings + errors, 'rule')}: ${counts}`
}
