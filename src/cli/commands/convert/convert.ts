import { resolve } from 'node:path'
import { examples } from '../../../../backends/examples.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import { findInputs, type Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { mayBeFolder } from '../../../project/files/output-path.js'
import { FILES_FOR_THREADS } from '../../../project/project-limits.js'
import type { CommonSettings, ConvertedRule, TargetSettings } from '../../../project/workspace/convert-file.js'
import { type ConvertedFile, convertInTurn } from '../../../project/workspace/convert-in-turn.js'
import { hasFinalizers } from '../../../project/workspace/join-artifacts.js'
import { readLinkedFiles } from '../../../project/workspace/linked-files.js'
import { openSuggestions } from '../../../project/workspace/open-suggestions.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { skipRefused, withoutSkipped } from '../../../project/workspace/skip-refused.js'
import { openNames } from '../../../project/workspace/unique-names.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { standsAlone } from '../../../rule/stands-alone.js'
import { isError } from '../../../text/diagnostic.js'
import { adaptEngineTo } from '../../engine/engine-flags.js'
import { type ConvertCommandSettings, convertFlags, convertSettings, neededTargets } from '../../flags/convert-flags.js'
import { integerOf } from '../../flags/flag-values.js'
import type { FlagValues } from '../../flags/flags.js'
import { parseReporters } from '../../flags/reporter-flags.js'
import { openSelection } from '../../inputs/open-selection.js'
import { openReports, type ReportSettings } from '../../report/open-reports.js'
import { fileOutcome } from '../../report/reporter.js'
import { type Failures, missingLines, noteFailure, unchangedLine } from '../../results/failures.js'
import { writeLines } from '../../terminal/wrap.js'
import { defineCommand } from '../command.js'
import { openResultWriter, type ResultDestination, type ResultWriter } from './result-writer.js'
import { ruleOutcome } from './rule-outcome.js'
import {
  assumptionLines,
  countRule,
  keptFieldLines,
  partLines,
  startTally,
  summaryLine,
  type Tally,
  unmappedLines,
} from './summary.js'

export const convert = defineCommand({
  name: 'convert',
  usage: '<files, folders, patterns or -> --target <names> [flags]',
  about: 'converts rules to queries and deployable artifacts',
  notes: [
    'Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern` excludes files.',
    'Queries go to stdout, one per line; artifacts may have several lines.',
    'Diagnostics go to stderr.',
  ],
  flags: convertFlags,
  examples: examples.convert,
  needs: neededTargets,
  run: async (io, paths, flags, available, platforms) => {
    const jobs = integerOf('--jobs', flags.jobs.at(-1), 1)
    const given = await convertSettings(flags, available, io, openSuggestions)
    const { targets, common } = given
    const selection = await openSelection(flags, io.cwd)
    const inputs = await findInputs(paths, io.cwd)
    const mayUseThreads = jobs === undefined ? inputs.length >= FILES_FOR_THREADS : jobs > 1
    const threads = mayUseThreads ? await import('./convert-threads.js') : undefined
    adaptEngineTo(inputs.length)
    const progress = trackProgress(io, inputs.length)
    const run = await openRun(flags, given, inputs, progress.io)
    const convertUnlinked = await threads?.startConverting(
      { flags, cwd: io.cwd, platforms },
      targets,
      inputs.length,
      jobs,
    )
    const linked = await readLinkedFiles(inputs, progress, common, platforms)
    const settings: CommonSettings = {
      ...common,
      ...linkedSettings(linked.rules, flags.generate),
      selects: (document, input) => selection.selects(document, input, linked.rules),
    }
    const files =
      convertUnlinked?.(inputs, linked, settings, progress, selection) ??
      convertInTurn(linked.files, targets, settings, progress.io)
    for await (const file of files) run.add(file)
    return (await run.close(selection.close())) ? 0 : 1
  },
})

/** The output, the reports and the summary of a run. */
interface Run {
  /** Adds the rules of a file, in the order of the inputs. */
  readonly add: (file: ConvertedFile) => void
  /** Writes what is left, with further notes for the summary. Returns true if the run succeeded. */
  readonly close: (notes: readonly string[]) => Promise<boolean>
}

async function openRun(
  flags: FlagValues<typeof convertFlags>,
  { targets, common: { pipelines }, cannot, output }: ConvertCommandSettings,
  inputs: readonly Input[],
  io: Io,
): Promise<Run> {
  const { json, strict, verbose } = flags
  const reports = await openReports(reportSettings(flags, output, inputs, io))
  const writer = await openWriter(targets, pipelines, {
    output,
    json,
    inputs,
    io,
    report: (file, diagnostics) => reports.add(fileOutcome(file, diagnostics)),
  })
  const unique = openNames(output !== undefined && mayBeFolder(output, resolve(io.cwd, output)))
  const tally = startTally(targets.map(({ backend }) => backend.name))
  const failures: Failures = { failed: [], refused: 0, skipped: [], converted: 0 }
  const reported = new Set<string>()
  let fine = true
  return {
    add: ({ input, skipped, rules }) => {
      if (skipped !== undefined) reports.add(fileOutcome(input.name, [{ severity: 'note', ...skipped }]))
      const hasSeveralResults = inputs.length * rules.length * targets.length > 1
      for (const converted of rules) {
        const rule = skipRefused(unique(converted), cannot)
        writer.put(rule, hasSeveralResults)
        reports.add(ruleOutcome(rule, cannot, reported))
        countRule(tally, rule)
        noteFailure(failures, rule)
        fine &&= isFine(cannot === 'skip' ? withoutSkipped(rule) : rule, strict)
      }
    },
    close: async (selectionNotes) => {
      reports.flush()
      const written = await writer.close(failures.failed.length === 0 || flags['keep-going'])
      const notes = [
        ...selectionNotes,
        ...tallyNotes(tally, verbose),
        ...(output === undefined ? [] : outputNotes(output, written, failures)),
      ]
      await reports.close(notes)
      if (!json) writeLines(io.stderr, notes)
      return fine && written !== undefined
    },
  }
}

function reportSettings(
  { json, strict, verbose, reporter }: FlagValues<typeof convertFlags>,
  output: string | undefined,
  inputs: readonly Input[],
  io: Io,
): ReportSettings {
  const results = json ? 'the lines of `--json`' : 'the queries'
  const other = { stdout: output === undefined ? results : undefined, output }
  const destinations = parseReporters(reporter, other, json, io.cwd)
  return { command: 'convert', isStrict: strict, destinations, verbose, inputs, io }
}

const openWriter = async (
  targets: readonly TargetSettings[],
  pipelines: readonly Pipeline[],
  destination: ResultDestination,
): Promise<ResultWriter> =>
  hasFinalizers(pipelines)
    ? (await import('./finalized-writer.js')).openFinalizedWriter(destination, targets, pipelines)
    : openResultWriter(destination)

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
  ...unmappedLines(tally),
  ...keptFieldLines(tally, verbose),
  ...assumptionLines(tally),
  ...partLines(tally),
  ...(tally.rules > 1 ? [summaryLine(tally)] : []),
]

/** Returns the messages about an output: the written files, or why it was not written, and the missing rules. */
const outputNotes = (output: string, written: readonly string[] | undefined, failures: Failures): readonly string[] =>
  written !== undefined
    ? [...missingLines(failures), ...written]
    : failures.failed.length > 0
      ? [unchangedLine(output, failures)]
      : []
