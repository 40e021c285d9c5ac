import type { Identity } from '../../rule/parse-rules.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { findInputs } from '../files/inputs.js'
import { silentIo } from '../files/silent-io.js'
import { FILES_FOR_THREADS } from '../project-limits.js'
import type { TargetResult } from '../workspace/convert-file.js'
import { type ConvertedFile, convertFiles as convertHere } from '../workspace/convert-files.js'
import { readLinkedFiles } from '../workspace/linked-files.js'
import { noProgress } from '../workspace/progress.js'
import { convertInThreads } from './convert-in-threads.js'
import { type ConvertFilesSettings, type LoadedSettings, loadSettings } from './convert-settings.js'
import type { FileTask } from './file-task.js'
import { defaultThreads } from './files-of-threads.js'
import { startWorker } from './start-worker.js'

/** A file with the results of its rules. */
export interface FileResult {
  /** The path as given, or below the given folder. */
  readonly file: string
  readonly rules: readonly RuleResult[]
}

/** A rule with a result for each target. */
export interface RuleResult {
  readonly identity: Identity
  readonly results: readonly RuleTargetResult[]
  /** The diagnostics of a rule without results. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The result of a rule for a target. */
export interface RuleTargetResult
  extends Pick<
    TargetResult,
    | 'query'
    | 'artifact'
    | 'name'
    | 'fidelity'
    | 'approximations'
    | 'assumptions'
    | 'residual'
    | 'ruleSettings'
    | 'diagnostics'
  > {
  readonly target: string
  readonly format: string
}

/**
 * Converts the rules in files, folders and patterns, in several threads if that is quicker. Yields the files in the
 * order of their names; the results do not depend on the number of threads. Files whose rules refer to each other are
 * converted in one thread. Throws a usage error if there is no rule, or for an unknown name in the settings.
 */
export async function* convertFiles(
  paths: readonly string[],
  settings: ConvertFilesSettings,
): AsyncGenerator<FileResult> {
  const { jobs, cwd = process.cwd() } = settings
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs > 0))
    throw new TypeError(`jobs must be a positive integer, not ${jobs}`)
  const loaded = await loadSettings(settings)
  const task: FileTask = { settings: { ...settings, cwd }, inputs: await findInputs(paths, cwd) }
  for await (const file of await filesOf(task, loaded, jobs)) yield resultOf(file)
}

async function filesOf(
  task: FileTask,
  { targets, common, platforms }: LoadedSettings,
  jobs: number | undefined,
): Promise<AsyncIterable<ConvertedFile>> {
  const { inputs } = task
  const io = silentIo(task.settings.cwd ?? process.cwd())
  const progress = noProgress(io)
  const linked = await readLinkedFiles(inputs, progress, { limits: common.limits }, platforms)
  const count = jobs ?? (inputs.length < FILES_FOR_THREADS ? 1 : defaultThreads())
  if (linked.rules === undefined && count > 1) {
    const start = () => startWorker('file-worker', import.meta.url, { workerData: task })
    return convertInThreads(inputs, targets, count, start, progress)
  }
  const rules = linked.rules === undefined ? {} : { rules: linked.rules }
  return convertHere(linked.files, targets, { ...common, ...rules }, io)
}

const resultOf = ({ input, rules }: ConvertedFile): FileResult => ({
  file: input.name,
  rules: rules.map(({ document, results }) => ({
    identity: document.identity,
    results: results.map(targetResult),
    diagnostics: results.length === 0 ? document.diagnostics : [],
  })),
})

const targetResult = (result: TargetResult): RuleTargetResult => ({
  target: result.backend.name,
  format: result.format.name,
  query: result.query,
  artifact: result.artifact,
  name: result.name,
  fidelity: result.fidelity,
  approximations: result.approximations,
  assumptions: result.assumptions,
  residual: result.residual,
  ruleSettings: result.ruleSettings,
  diagnostics: result.diagnostics,
})
