import type { Identity } from '../../rule/identity.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { findInputs, type Input } from '../files/inputs.js'
import { silentIo } from '../files/silent-io.js'
import { FILES_FOR_THREADS } from '../project-limits.js'
import type { TargetResult } from '../workspace/convert-file.js'
import { type ConvertedFile, convertInTurn } from '../workspace/convert-in-turn.js'
import { readLinkedFiles } from '../workspace/linked-files.js'
import { noProgress } from '../workspace/progress.js'
import { type ConvertThreads, convertInThreads } from './convert-in-threads.js'
import { type ConvertFilesSettings, type LoadedSettings, loadSettings } from './convert-settings.js'
import { defaultThreads, startThreads } from './files-of-threads.js'
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
  const inputs = await findInputs(paths, cwd)
  for await (const file of await filesOf(inputs, { ...settings, cwd }, loaded)) yield resultOf(file)
}

async function filesOf(
  inputs: readonly Input[],
  given: ConvertFilesSettings & { readonly cwd: string },
  { targets, common, platforms }: LoadedSettings,
): Promise<AsyncIterable<ConvertedFile>> {
  const { cwd, jobs = inputs.length < FILES_FOR_THREADS ? 1 : defaultThreads() } = given
  const io = silentIo(cwd)
  const progress = noProgress(io)
  const start = () => startWorker('file-worker', import.meta.url, { workerData: given })
  const threads: ConvertThreads | undefined = jobs > 1 ? startThreads(inputs.length, jobs, start) : undefined
  const { files, rules, texts } = await readLinkedFiles(inputs, progress, { limits: common.limits }, platforms)
  if (threads !== undefined && rules === undefined)
    return convertInThreads({ inputs, texts }, threads, { targets, settings: common, platforms, cwd }, progress)
  await threads?.close()
  return convertInTurn(files, targets, { ...common, ...(rules === undefined ? {} : { rules }) }, io)
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
