import { resolve } from 'node:path'
import { examples } from '../../backends/examples.js'
import { findInputs } from '../project/files/inputs.js'
import { mayBeFolder } from '../project/files/output-path.js'
import { type CommonSettings, type ConvertedRule, convertFile } from '../project/workspace/convert-file.js'
import { hasFinalizers } from '../project/workspace/join-artifacts.js'
import { readLinkedFiles } from '../project/workspace/linked-files.js'
import { trackProgress } from '../project/workspace/progress.js'
import { skipRefused, withoutSkipped } from '../project/workspace/skip-refused.js'
import { openNames } from '../project/workspace/unique-names.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { standsAlone } from '../rule/stands-alone.js'
import { isError } from '../text/diagnostic.js'
import { defineCommand } from './command.js'
import { convertFlags, convertSettings } from './convert-flags.js'
import { type Failures, missingLines, noteFailure, unchangedLine } from './failures.js'
import { openFinalizedWriter } from './finalized-writer.js'
import { reportRule } from './print-rule.js'
import { openResultWriter } from './result-writer.js'
import { openRunReport } from './run-report.js'
import { assumptionLines, countRule, keptFieldLines, startTally, summaryLine, type Tally } from './summary.js'

export const convert = defineCommand({
  name: 'convert',
  usage: '<files, folders, patterns or -> --target <names> [flags]',
  about: 'converts rules to queries and deployable artifacts',
  notes: [
    'Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern`',
    'excludes files. Queries go to stdout, one per line; artifacts may have several',
    'lines. Diagnostics go to stderr.',
  ],
  flags: convertFlags,
  examples: examples.convert,
  run: async (io, paths, flags, available) => {
    const { json, strict, verbose } = flags
    const { targets, common, cannot, output } = await convertSettings(flags, available, io)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const report = openRunReport(progress.io, verbose)
    const destination = { output, json, inputs, io: progress.io }
    const writer = hasFinalizers(common.pipelines)
      ? openFinalizedWriter(destination, targets, common.pipelines)
      : openResultWriter(destination)
    const unique = openNames(output !== undefined && mayBeFolder(output, resolve(io.cwd, output)))
    const tally = startTally(targets.map(({ backend }) => backend.name))
    const failures: Failures = { failed: [], refused: 0, skipped: [], converted: 0 }
    const reported = new Set<string>()
    let fine = true
    const linked = await readLinkedFiles(inputs, progress, common, available)
    const settings = { ...common, ...linkedSettings(linked.rules, flags.generate) }
    for await (const file of linked.files) {
      if (file.skipped !== undefined && !json) report.note(file.skipped)
      const rules = convertFile(file, targets, settings, progress.io).map((rule) => skipRefused(unique(rule), cannot))
      const hasSeveralResults = inputs.length * rules.length * targets.length > 1
      for (const rule of rules) {
        writer.put(rule, hasSeveralResults)
        const printedRule = cannot === 'skip' ? withoutSkipped(rule) : rule
        if (!json) reportRule(printedRule, reported, report)
        countRule(tally, rule)
        noteFailure(failures, rule)
        fine &&= isFine(printedRule, strict)
      }
    }
    report.close()
    const written = await writer.close(failures.failed.length === 0 || flags['keep-going'])
    fine &&= written !== undefined
    const notes = [
      ...tallyNotes(tally, verbose),
      ...(output === undefined ? [] : outputNotes(output, written, failures)),
    ]
    if (!json) for (const note of notes) io.stderr.write(`${note}\n`)
    return fine ? 0 : 1
  },
})

/** Returns the settings for rules that refer to each other. With `generate`, referenced rules are converted too. */
const linkedSettings = (
  rules: RuleIndex | undefined,
  generate: boolean,
): Pick<CommonSettings, 'rules' | 'standsAlone'> =>
  rules === undefined ? {} : { rules, ...(generate ? {} : { standsAlone: standsAlone(rules) }) }

const isFine = ({ document, results, crashed }: ConvertedRule, strict: boolean): boolean =>
  !crashed &&
  ![document, ...results].some(({ diagnostics }) => (strict ? diagnostics.length > 0 : diagnostics.some(isError)))

const tallyNotes = (tally: Tally, verbose: boolean): readonly string[] => [
  ...keptFieldLines(tally, verbose),
  ...assumptionLines(tally),
  ...(tally.rules > 1 ? [summaryLine(tally)] : []),
]

/** Returns the messages about an output: the written files, or why it was not written, and the missing rules. */
const outputNotes = (output: string, written: readonly string[] | undefined, failures: Failures): readonly string[] =>
  written !== undefined
    ? [...missingLines(failures), ...written]
    : failures.failed.length > 0
      ? [unchangedLine(output, failures)]
      : []
