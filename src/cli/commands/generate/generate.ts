import { stripVTControlCharacters } from 'node:util'
import { examples } from '../../../../backends/examples.js'
import { loadTargets } from '../../../../backends/folders.js'
import type { Targets } from '../../../backend/targets.js'
import type { Project } from '../../../project/config/project.js'
import type { Io } from '../../../project/files/io.js'
import { usageError } from '../../../project/files/usage-error.js'
import { generateAhead } from '../../../project/generate/generate.js'
import type { GenerateResult } from '../../../project/generate/generate-result.js'
import { FILES_FOR_THREADS } from '../../../project/project-limits.js'
import { openSuggestions } from '../../../project/workspace/open-suggestions.js'
import { adaptEngineTo } from '../../engine/engine-flags.js'
import { backendFlags } from '../../flags/backend-flags.js'
import { integerOf } from '../../flags/flag-values.js'
import { type FlagValues, verboseFlag } from '../../flags/flags.js'
import { parseReporters, reporterFlags } from '../../flags/reporter-flags.js'
import { type OpenedProject, openProject, projectFlags } from '../../inputs/open-project.js'
import { openReports } from '../../report/open-reports.js'
import { fileOutcome, type ReportDestination } from '../../report/reporter.js'
import { colorsFor } from '../../terminal/colors.js'
import { defineCommand } from '../command.js'
import { generateOutcomes } from './generate-outcomes.js'
import { checkSummary, checkText, keptText } from './generate-problems.js'
import { generateText } from './generate-text.js'

const flags = {
  ...projectFlags,
  check: { about: 'write nothing; exit with 1 if files are not up to date' },
  watch: { about: 'generate again whenever a file changes' },
  force: { about: 'replace files that were edited by hand' },
  jobs: { value: '<number>', about: 'threads (default: processors, from 5,000 files on)' },
  ...backendFlags,
  ...reporterFlags,
  ...verboseFlag,
} as const

type GenerateFlags = FlagValues<typeof flags>

export const generate = defineCommand({
  name: 'generate',
  usage: '[outputs] [flags]',
  about: 'generates the files of the outputs in sigmacast.yml',
  notes: [
    'Writes what has changed, removes files that no rule makes any more, and keeps files that were edited by hand.',
    'sigmacast.lock.json lists the generated files.',
  ],
  flags,
  // The configuration names the targets. Those of `--backend` need names of their own.
  needs: ({ backend }) => (backend.length > 0 ? undefined : []),
  completes: ['outputs'],
  examples: examples.generate,
  run: async (io, outputs, values, targets, platforms) => {
    const once = () => runOnce({ outputs, values, targets, platforms }, io)
    if (!values.watch) return (await once()).code
    if (values.check) throw usageError('`--watch` and `--check` exclude each other')
    const { watchProject } = await import('../../../project/generate/watch-project.js')
    return watchProject(io, once)
  },
})

/** The arguments of a command line. */
interface Request {
  /** The names of the outputs; empty for all. */
  readonly outputs: readonly string[]
  readonly values: GenerateFlags
  readonly targets: Targets
  readonly platforms: readonly string[]
}

/** Opens the configuration and generates once. */
async function runOnce(
  { outputs, values, targets, platforms }: Request,
  io: Io,
): Promise<{ readonly code: number; readonly project: Project }> {
  const start = io.now()
  const { check, force } = values
  const jobs = integerOf('--jobs', values.jobs.at(-1), 1)
  const destinations = parseReporters(values.reporter, { stdout: undefined }, false, io.cwd)
  const { project, shown } = await openProject(io, values, targets, {
    suggestions: openSuggestions(),
    loadTargets: targets.size === 0 ? loadTargets : undefined,
  })
  const task = { flags: values, outputs, cwd: io.cwd }
  const mayUseThreads = jobs === undefined ? project.inputs.length >= FILES_FOR_THREADS : jobs > 1
  const readAhead = mayUseThreads ? (await import('./generate-threads.js')).openThreads(project, task, jobs) : undefined
  const result = await generateAhead(
    project,
    { outputs, check, force, io },
    {
      begin: () => adaptEngineTo(project.inputs.length),
      readAhead,
      platforms,
    },
  )
  const seconds = (io.now() - start) / 1_000
  await showResult({ result, project, shown, destinations, seconds }, values, io)
  return { code: result.isFine ? 0 : 1, project }
}

/** The result of a run, with what its reports need. */
interface ShownRun extends Pick<OpenedProject, 'project' | 'shown'> {
  readonly result: GenerateResult
  readonly destinations: readonly ReportDestination[]
  readonly seconds: number
}

/** Writes the reports and the text of a run. */
async function showResult(
  { result, project, shown, destinations, seconds }: ShownRun,
  values: GenerateFlags,
  io: Io,
): Promise<void> {
  const { check, verbose } = values
  const { inputs } = project
  const reports = await openReports({
    command: 'generate',
    unit: 'file',
    isStrict: false,
    destinations,
    verbose,
    inputs,
    shown,
    io,
  })
  for (const note of result.notes) reports.add(fileOutcome(note.source.name, [{ severity: 'note', ...note }]))
  const page = { colors: colorsFor(io.stdout, io.env), verbose, shown, command: commandOf(values) }
  generateOutcomes(result, project.root, check, page).forEach(reports.add)
  reports.flush()
  const text = check ? checkText(result, page) : generateText(result, seconds, page)
  // A report on stdout is for programs.
  const isTaken = destinations.some(({ to }) => to === 'stdout')
  ;(isTaken ? io.stderr : io.stdout).write(text)
  const kept = check ? '' : keptText(result, shown, page.command)
  io.stderr.write(kept)
  await reports.close(check ? checkSummary(result, page.command) : linesOf(`${text}${kept}`))
}

/** Returns the command that generates the same files: a run without `--env` would write those of another environment. */
const commandOf = ({ config, env }: GenerateFlags): string =>
  ['sigmacast generate', ...flagText('--config', config), ...flagText('--env', env)].join(' ')

const flagText = (name: string, values: readonly string[]): readonly string[] =>
  values.slice(-1).map((value) => `${name} ${/^[\w./@:-]+$/.test(value) ? value : JSON.stringify(value)}`)

/** The closing lines of reports: the result, and the files that were kept. */
const linesOf = (text: string): readonly string[] => stripVTControlCharacters(text).trimEnd().split('\n')
