import { examples } from '../../backends/examples.js'
import type { Targets } from '../backend/targets.js'
import { checkFilter } from '../convert/checks/check-rule.js'
import { lowerRule } from '../lower/lower-rule.js'
import { findInputs } from '../project/files/inputs.js'
import type { Io } from '../project/files/io.js'
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
import { defineCommand } from './command.js'
import { verboseFlag } from './flags.js'
import { checkedLine } from './json-lines.js'
import { limitFlags, parseLimits } from './limit-flags.js'
import { openRunReport } from './run-report.js'

export const check = defineCommand({
  name: 'check',
  usage: '<files, folders, patterns or -> [flags]',
  about: 'checks rules and reports problems',
  notes: ['Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern`', 'excludes files.'],
  flags: {
    json: { about: 'write one line of JSON per rule to stdout' },
    strict: { about: 'exit with 1 on warnings' },
    ...limitFlags,
    ...verboseFlag,
  },
  examples: examples.check,
  run: async (io, paths, { json, strict, verbose, limit }, targets) => {
    const limits = parseLimits(limit)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const report = openRunReport(progress.io, verbose)
    const counts = { fine: 0, warnings: 0, errors: 0 }
    const { files, rules } = await readLinkedFiles(inputs, progress, { limits }, targets)
    for await (const { input, documents, skipped } of files) {
      if (skipped !== undefined && !json) report.note(skipped)
      for (const document of documents ?? [noDocument]) {
        const result = documents && attempt(input, progress.io, () => findingsOf(document, rules, targets, limits))
        const diagnostics = result ?? []
        if (json) progress.io.stdout.write(checkedLine(input.name, document.identity, diagnostics))
        else report.add(diagnostics)
        if (result === undefined || diagnostics.some(isError)) counts.errors++
        else if (diagnostics.length > 0) counts.warnings++
        else counts.fine++
      }
    }
    report.close()
    if (!json) summarise(counts, io)
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

function summarise({ fine, warnings, errors }: { fine: number; warnings: number; errors: number }, io: Io): void {
  const counts = countsText({ fine, 'with warnings': warnings, 'with errors': errors })
  io.stderr.write(`${counted(fine + warnings + errors, 'rule')}: ${counts}\n`)
}
