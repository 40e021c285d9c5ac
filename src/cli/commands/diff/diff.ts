import { resolve } from 'node:path'
import { examples } from '../../../../backends/examples.js'
import { diffRules } from '../../../project/diff/diff-rules.js'
import type { RulesDiff } from '../../../project/diff/rules-diff.js'
import type { Io } from '../../../project/files/io.js'
import { replaceFiles } from '../../../project/files/replace-files.js'
import { version } from '../../../project/version.generated.js'
import { diagnosticJson } from '../../../text/diagnostic-json.js'
import { parseResultReporters } from '../../flags/reporter-flags.js'
import { openProject, projectFlags } from '../../inputs/open-project.js'
import { inCheckout } from '../../report/in-checkout.js'
import { plainOutcome } from '../../report/plain-outcome.js'
import type { ReportDestination, ReporterName } from '../../report/reporter.js'
import { reportDiagnostics } from '../../report/run-report.js'
import { type Colors, colorsFor } from '../../terminal/colors.js'
import { defineCommand } from '../command.js'
import { changeOutcomes } from './change-outcomes.js'
import { countWords } from './change-words.js'
import { diffMarkdown } from './diff-markdown.js'
import { diffText } from './diff-text.js'
import { losesDetection } from './meaning-words.js'
import { shownDiff } from './shown-diff.js'

export const diff = defineCommand({
  name: 'diff',
  usage: '[outputs] [flags]',
  about: 'shows what changed in rules and queries since a git revision',
  notes: [
    'Compares the working tree with the last commit that it shares with the revision: the meaning of each rule, its metadata, and its artifact in each output.',
  ],
  flags: {
    against: { value: '<revision>', about: 'a branch, tag or commit (default: HEAD)' },
    breaking: { about: 'show only rules that may find less than before' },
    'exit-code': { about: 'exit with 1 if there is anything to show' },
    reporter: {
      value: '<name[=file]>',
      about: 'text (default), markdown, json, sarif, …; repeatable',
      completes: 'reporters',
    },
    ...projectFlags,
  },
  completes: ['outputs'],
  examples: examples.diff,
  run: async (io, outputs, flags, targets) => {
    const reports = parseResultReporters(flags.reporter, io.cwd)
    const { project, shown: files } = await openProject(io, flags, targets, { outputs })
    const against = flags.against.at(-1)
    const settings = { io, targets, outputs, ...(against === undefined ? {} : { against }) }
    const whole = shownDiff(await diffRules(project, settings), files)
    const shown = flags.breaking ? { ...whole, rules: whole.rules.filter(losesDetection) } : whole
    reportDiagnostics(whole.diagnostics, io)
    await writeReports(shown, reports, io)
    return flags['exit-code'] && shown.rules.length > 0 ? 1 : 0
  },
})

/** Prints a difference in a format. Reports that programs read have one entry per changed rule. */
async function printDiff(diff: RulesDiff, name: ReporterName, colors: Colors, io: Io): Promise<string> {
  if (name === 'text') return diffText(diff, colors)
  if (name === 'markdown') return diffMarkdown(diff)
  if (name === 'json')
    return `${JSON.stringify({ ...diff, diagnostics: diff.diagnostics.map(diagnosticJson) }, null, 2)}\n`
  const { reporters } = await import('../../report/reporters/reporters.js')
  const report = reporters[name].open({ command: 'diff', version, isStrict: false })
  const placed = inCheckout(reporters[name], io)
  const entries = changeOutcomes(diff).map((outcome) => report.add(placed(plainOutcome(outcome, io.cwd))))
  return [...entries, report.close([countWords(diff.rules)])].join('')
}

async function writeReports(diff: RulesDiff, reports: readonly ReportDestination[], io: Io): Promise<void> {
  const files = new Map<string, string>()
  const plain = colorsFor({ ...io.stdout, isTTY: false }, {})
  for (const { name, to } of reports) {
    if (typeof to === 'string') io.stdout.write(await printDiff(diff, name, colorsFor(io.stdout, io.env), io))
    else files.set(resolve(io.cwd, to.file), await printDiff(diff, name, plain, io))
  }
  if (files.size > 0) await replaceFiles(files, io)
}
