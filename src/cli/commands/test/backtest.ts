import { resolve } from 'node:path'
import { type Backtest, backtestRules } from '../../../project/backtest/backtest.js'
import { logParts } from '../../../project/backtest/open-log.js'
import { STDIN_NAME } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { usageError } from '../../../project/files/usage-error.js'
import type { RunTestsSettings } from '../../../project/test/run-tests.js'
import type { RuleFile } from '../../../project/workspace/rule-files.js'
import { indexRules } from '../../../rule/rule-index.js'
import { thousands } from '../../../text/count.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import { adaptEngineToLog } from '../../engine/engine-flags.js'
import { integerOf } from '../../flags/flag-values.js'
import type { OpenSelection } from '../../inputs/open-selection.js'
import { openRunReport } from '../../report/run-report.js'
import type { ShownFiles } from '../../report/shown-files.js'
import { writeLines } from '../../terminal/wrap.js'
import { backtestJson, backtestText } from './backtest-text.js'
import type { TestFlags } from './test-flags.js'

interface BacktestRun {
  readonly settings: RunTestsSettings
  readonly values: TestFlags
  readonly selection: OpenSelection
  readonly shown: ShownFiles
}

/** Counts the matches of rules in a log, for `test --against`. Returns the exit code. */
export async function backtest(
  log: string,
  files: readonly RuleFile[],
  { settings, values, selection, shown }: BacktestRun,
  io: Io,
): Promise<number> {
  refuseFlagsOfTests(values)
  const documents = files.flatMap(({ input, documents: all = [] }) => all.map((document) => ({ input, document })))
  const rules = indexRules(documents.flatMap(({ document }) => document.rule ?? []))
  const selected = documents.filter(({ document, input }) => selection.selects(document, input, rules))
  const selectionLines = selection.close()
  const [jobs, samples] = [integerOf('--jobs', values.jobs.at(-1), 1), integerOf('--samples', values.samples.at(-1), 0)]
  const optimize = adaptEngineToLog()
  const running = backtestRules(
    selected.flatMap(({ document }) => document.rule ?? []),
    log === '-' ? { name: STDIN_NAME, bytes: io.stdin() } : { name: log, bytes: logParts(resolve(io.cwd, log)) },
    {
      rules,
      ...(settings.pipelines === undefined ? {} : { pipelines: settings.pipelines }),
      ...(settings.limits === undefined ? {} : { limits: settings.limits }),
      ...(jobs === undefined ? {} : { jobs }),
      ...(samples === undefined ? {} : { samples }),
      onProgress: progressLine(io),
    },
  )
  // The rules are compiled before anything is read.
  optimize()
  const result = await running
  if (io.stderr.isTTY) io.stderr.write(ERASE)
  refuseOtherFormats(result, log)
  const diagnostics: Diagnostic[] = [
    ...selected.flatMap(({ document }) => document.diagnostics),
    ...result.rules.flatMap((rule) => rule.diagnostics),
  ]
  const report = openRunReport(io, values.verbose)
  report.add(diagnostics.map(shown.entry))
  report.close()
  writeLines(io.stderr, selectionLines)
  const fileOf = filesByRule(files, shown)
  io.stdout.write(values.json ? backtestJson(result, fileOf) : backtestText(result, fileOf))
  const hasWarnings = diagnostics.length > 0 || result.badLines.count > 0
  return diagnostics.some(isError) || (values.strict && hasWarnings) ? 1 : 0
}

const filesByRule = (files: readonly RuleFile[], shown: ShownFiles): ReadonlyMap<unknown, string> =>
  new Map(
    files.flatMap(({ input, documents = [] }) => documents.map(({ rule }) => [rule, shown.path(input.name)] as const)),
  )

/** Refuses the flags about tests, which would have no effect. */
function refuseFlagsOfTests(values: TestFlags): void {
  const given: readonly (readonly [isGiven: boolean, flag: string, help?: string])[] = [
    [values['data-of'].length > 0, '--data-of', 'use `--pipeline`'],
    [values.reporter.length > 0, '--reporter', 'use `--json`'],
    [values.coverage, '--coverage'],
    [values.update, '--update'],
  ]
  const [, flag, help] = given.find(([isGiven]) => isGiven) ?? []
  if (flag !== undefined) throw usageError(`\`--against\` and \`${flag}\` exclude each other`, help)
}

/** Refuses a log whose lines are no events at all: it has another format. */
function refuseOtherFormats({ events, badLines }: Backtest, log: string): void {
  const [first] = badLines.first
  if (events > 0 || badLines.count === 0) return
  const reason = first === undefined ? '' : `: line ${first.line}: ${first.message}`
  throw usageError(`\`${log}\` has no events${reason}`, 'write one event per line, as `jq -c .` does')
}

const ERASE = '\r\u001b[K'

/** Shows the progress in one line of a terminal. */
const progressLine =
  ({ stderr, env }: Io) =>
  ({ events, bytes }: { readonly events: number; readonly bytes: number }): void => {
    if (!stderr.isTTY || env.TERM === 'dumb') return
    stderr.write(`\r${thousands(events)} events, ${thousands(Math.round(bytes / 1_048_576))} MiB${ERASE.slice(1)}`)
  }
