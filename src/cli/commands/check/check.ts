import { examples } from '../../../../backends/examples.js'
import { runChecks } from '../../../project/check/run-checks.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { NO_IDENTITY } from '../../../rule/identity.js'
import { verboseFlag } from '../../flags/flags.js'
import { limitFlags } from '../../flags/limit-flags.js'
import { parseReporters, reporterFlags } from '../../flags/reporter-flags.js'
import { selectionFlags } from '../../flags/selection-flags.js'
import { openCheckProject } from '../../inputs/check-project.js'
import { projectFlags } from '../../inputs/open-project.js'
import { openSelection } from '../../inputs/open-selection.js'
import { openReports } from '../../report/open-reports.js'
import { fileOutcome } from '../../report/reporter.js'
import { checkedLine } from '../../results/json-lines.js'
import { writeLines } from '../../terminal/wrap.js'
import { defineCommand } from '../command.js'
import { openBaseline } from './baseline-file.js'
import { changeTest, checkFlags, checkSettings } from './check-flags.js'
import { checkSummary, countFindings, countPipeline, startCheckTally, totals } from './check-summary.js'

export const check = defineCommand({
  name: 'check',
  usage: '[files, folders, patterns or -] [flags]',
  about: 'checks rules, reports problems and fixes them',
  notes: [
    'Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern` excludes files.',
    'Without files: all rules of sigmacast.yml, whose settings apply.',
    'Pipelines among the files are checked, too.',
  ],
  flags: {
    ...checkFlags,
    json: { about: 'write one line of JSON per rule to stdout' },
    strict: { about: 'exit with 1 on warnings' },
    ...projectFlags,
    ...selectionFlags,
    ...reporterFlags,
    ...limitFlags,
    ...verboseFlag,
  },
  examples: examples.check,
  run: async (io, paths, flags, targets) => {
    const { json, strict, verbose, reporter } = flags
    const selection = await openSelection(flags, io.cwd)
    const destinations = parseReporters(reporter, { stdout: json ? 'the lines of `--json`' : undefined }, json, io.cwd)
    const project = await openCheckProject(io, paths, flags, targets)
    const { inputs, shown } = project
    const baseline = openBaseline(flags, project, io.cwd)
    const isChanged = await changeTest(flags.changed, io.cwd)
    const settings = { ...checkSettings(flags, project), mayFix: isChanged }
    const progress = trackProgress(io, inputs.length)
    const reports = await openReports({
      command: 'check',
      isStrict: strict,
      destinations,
      verbose,
      inputs,
      shown,
      io: progress.io,
    })
    const { files, pipelines, rules, fixed } = await runChecks(inputs, settings, progress, io)
    const tally = startCheckTally()
    const known = await baseline.accept(files, io)
    for (const { input, documents, skipped } of files.filter(({ input }) => isChanged(input))) {
      if (skipped !== undefined) reports.add(fileOutcome(input.name, [{ severity: 'note', ...skipped }]))
      for (const { document, findings } of documents) {
        if (!selection.selects(document, input, rules)) continue
        const entries = (findings ?? []).filter((finding) => finding.severity === 'error' || known.isNew(finding))
        const { identity: rule } = document
        if (json) progress.io.stdout.write(checkedLine(shown.path(input.name), rule, entries.map(shown.entry)))
        reports.add({ file: input.name, rule, entries, crashed: findings === undefined })
        countFindings(tally, findings && entries)
      }
    }
    for (const { input, diagnostics } of pipelines.filter(({ input }) => isChanged(input))) {
      if (json) progress.io.stdout.write(checkedLine(shown.path(input.name), NO_IDENTITY, diagnostics.map(shown.entry)))
      reports.add(fileOutcome(input.name, diagnostics))
      countPipeline(tally, diagnostics)
    }
    const summary = [...selection.close(), ...checkSummary(tally, fixed), ...known.summary()]
    await reports.close(summary)
    if (!json) writeLines(io.stderr, summary)
    const { errors, warnings } = totals(tally)
    return errors > 0 || (strict && warnings > 0) ? 1 : 0
  },
})
