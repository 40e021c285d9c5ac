import { examples } from '../../../../backends/examples.js'
import type { Targets } from '../../../backend/targets.js'
import type { Project } from '../../../project/config/project.js'
import type { Io } from '../../../project/files/io.js'
import { usageError } from '../../../project/files/usage-error.js'
import {
  findTestFiles,
  namedTestFiles,
  type TestFiles,
  withBackground,
  withNeighbours,
} from '../../../project/test/find-test-files.js'
import { runAll } from '../../../project/test/run/run-all.js'
import { type RunTestsSettings, readTests } from '../../../project/test/run-tests.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { adaptEngineTo } from '../../engine/engine-flags.js'
import { parseLimits } from '../../flags/limit-flags.js'
import { readPipelines } from '../../flags/pipeline-flags.js'
import { parseReporters } from '../../flags/reporter-flags.js'
import { openProject } from '../../inputs/open-project.js'
import { type OpenSelection, openSelection } from '../../inputs/open-selection.js'
import { settingsOfOutput, settingsOfRules } from '../../inputs/test-settings.js'
import { openReports } from '../../report/open-reports.js'
import { filesAsNamed, type ShownFiles } from '../../report/shown-files.js'
import { colorsFor } from '../../terminal/colors.js'
import { defineCommand } from '../command.js'
import { backtest } from './backtest.js'
import { type TestFlags, testFlags } from './test-flags.js'
import { testOutcomes } from './test-outcomes.js'
import { firstTestLines, testSummary, testText } from './test-text.js'

export const test = defineCommand({
  name: 'test',
  usage: '[files, folders or patterns] [flags]',
  about: 'runs rules on events and compares the matches',
  notes: [
    'Without paths, the rules and tests of sigmacast.yml.',
    'A rule `x.yml` has its tests in `x.test.yml`.',
    'A failed test shows which part of its rule holds, and why not.',
  ],
  flags: testFlags,
  examples: examples.test,
  run: async (io, paths, values, targets) => {
    if (!values.watch) return (await runOnce(io, paths, values, targets)).code
    if (paths.length > 0) throw usageError('`--watch` runs the tests of sigmacast.yml', 'leave out the paths')
    if (values.reporter.some((reporter) => reporter.includes('='))) {
      throw usageError('`--watch` writes no report to a file', 'its change would run the tests again')
    }
    const { watchProject } = await import('../../../project/generate/watch-project.js')
    return watchProject(io, () => runOnce(io, paths, values, targets), { concerns: isInputFile })
  },
})

/** Rules, events and configurations; not the log to which the results may go. */
const isInputFile = (path: string): boolean => /\.(?:ya?ml|json|ndjson|jsonl|csv|[cm]?[jt]s)$/i.test(path)

/** Reads the files and runs the tests, or the rules over a log. */
async function runOnce(io: Io, paths: readonly string[], values: TestFlags, targets: Targets) {
  const alone = [values.json && '--json', values.jobs.length > 0 && '--jobs', values.samples.length > 0 && '--samples']
  const [flag] = alone.filter((name) => name !== false)
  if (flag !== undefined && values.against.length === 0) {
    const help = flag === '--json' ? 'use `--reporter json` for the results of tests' : undefined
    throw usageError(`\`${flag}\` requires \`--against\``, help)
  }
  const { project, shown, files, cwd } = await openFiles(paths, values, io, targets)
  // The files are relative to the folder of the configuration, but the flags to the working directory.
  const own = { ...io, cwd }
  const inputs = [...files.inputs, ...files.labelled]
  if (values.against.length > 0) adaptEngineTo(inputs.length)
  const progress = trackProgress(own, inputs.length)
  const selection = await openSelection(values, io.cwd)
  const settings = await runSettings(values, io, targets, project, selection)
  const read = await readTests(files, settings, progress.io, progress.advance)
  progress.end()
  const log = values.against.at(-1)
  const code =
    log === undefined
      ? await runAndReport({ files, read, settings, selection, cwd, shown }, values, io)
      : await backtest(log, read.files, { settings, values, selection, shown }, io)
  // Changes of test files are watched as well.
  return { code, project: project && { ...project, inputs } }
}

/** Finds the files of the paths, or those of the configuration without any. */
async function openFiles(paths: readonly string[], values: TestFlags, io: Io, targets: Targets) {
  const needsProject = paths.length === 0 || values['data-of'].length > 0
  if (!needsProject) {
    return { project: undefined, shown: filesAsNamed, cwd: io.cwd, files: await findTestFiles(paths, io.cwd) }
  }
  const { project, shown } = await openProject(io, values, targets, { acceptsFiles: paths.length === 0 })
  const cwd = project.root
  if (paths.length === 0) return { project, shown, cwd, files: filesOf(project) }
  const named = namedTestFiles(cwd, await findTestFiles(paths, io.cwd), io.cwd)
  // An output converts rules with the filters of its project, and tests may name its rules.
  return { project, shown, cwd, files: withBackground(named, project.inputs, cwd) }
}

function filesOf({ inputs, tests: { files }, root }: Project): TestFiles {
  const all = new Map([...withNeighbours(inputs, root), ...files.inputs].map((input) => [input.name, input]))
  return { inputs: [...all.values()], labelled: files.labelled }
}

async function runSettings(
  values: TestFlags,
  io: Io,
  targets: Targets,
  project: Project | undefined,
  selection: OpenSelection,
): Promise<RunTestsSettings> {
  const output = values['data-of'].at(-1)
  const pipelines = await readPipelines(values.pipeline, io)
  const settingsFor =
    project && (output === undefined ? settingsOfRules(project, pipelines) : settingsOfOutput(project, output))
  return {
    pipelines,
    limits: { ...project?.limits, ...parseLimits(values.limit) },
    targets,
    coverage: values.coverage,
    require: project?.tests.require ?? 'ignore',
    selects: selection.selects,
    ...(settingsFor === undefined ? {} : { settingsFor }),
  }
}

interface Prepared {
  /** The folder to which the names of the files are relative. */
  readonly cwd: string
  readonly shown: ShownFiles
  readonly files: TestFiles
  readonly read: Awaited<ReturnType<typeof readTests>>
  readonly settings: RunTestsSettings
  readonly selection: OpenSelection
}

/** Runs the tests, and reports them. */
async function runAndReport(
  { files, read, settings, selection, cwd, shown }: Prepared,
  values: TestFlags,
  io: Io,
): Promise<number> {
  const { verbose, strict, update } = values
  const destinations = parseReporters(values.reporter, { stdout: undefined }, false, io.cwd)
  const inputs = [...files.inputs, ...files.labelled]
  const reports = await openReports({
    command: 'test',
    unit: 'test',
    isStrict: strict,
    destinations,
    verbose,
    inputs,
    shown,
    io,
  })
  const run = runAll(read, settings, cwd)
  const selectionLines = selection.close()
  const outcomes = testOutcomes(run)
  outcomes.forEach(reports.add)
  reports.flush()
  // A report on stdout is for programs.
  const output = destinations.some(({ to }) => to === 'stdout') ? io.stderr : io.stdout
  const columns = output.isTTY ? output.columns : Number.POSITIVE_INFINITY
  output.write(testText(run, { colors: colorsFor(output, io.env), columns, shown }, verbose))
  const summary = [...selectionLines, ...testSummary(run, update)]
  if (update) {
    const { writeFirstTests } = await import('../../../project/test/update/write-first-tests.js')
    summary.push(...firstTestLines(writeFirstTests(run, read, settings, cwd), shown))
  }
  for (const line of summary) output.write(`${line}\n`)
  await reports.close(summary)
  const hasWarnings = outcomes.some(({ entries }) => entries.some(({ severity }) => severity === 'warning'))
  return run.isFine && !(strict && hasWarnings) ? 0 : 1
}
