import { platformsOf } from '../../backend/platform.js'
import type { Equivalence } from '../../check/edits/same-meaning.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { readLinkedFiles } from '../workspace/linked-files.js'
import type { Progress } from '../workspace/progress.js'
import type { RuleFile } from '../workspace/rule-files.js'
import { type CheckedFile, type CheckFilesSettings, checkFiles } from './check-files.js'
import { type CheckedPipeline, checkPipelineFile, isPipelineFile } from './check-pipelines.js'
import { type FixedFiles, fixFiles } from './fix-files.js'
import { type CheckedTests, runRuleTests } from './rule-tests.js'

export interface RunChecksSettings extends Omit<CheckFilesSettings, 'rules' | 'tests'> {
  /** The fixes to make; none if absent. */
  readonly fix?: 'safe' | 'unsafe' | undefined
  readonly equivalent: Equivalence
  /** The tests of the project. Default: no check compares rules with tests. */
  readonly tests?: CheckedTests
  /** True for a file that is fixed. All files are checked, since rules refer to each other. */
  readonly mayFix: (input: Input) => boolean
}

export interface CheckRun {
  readonly files: readonly CheckedFile[]
  /** The pipelines among the inputs. */
  readonly pipelines: readonly CheckedPipeline[]
  /** All rules; undefined if no rule depends on another. */
  readonly rules: RuleIndex | undefined
  /** Undefined if no fixes were asked for. */
  readonly fixed: FixedFiles | undefined
}

/** Fixes and checks files. Throws a usage error if a fixed file cannot be written. */
export async function runChecks(
  inputs: readonly Input[],
  { fix, mayFix, outputs = [], equivalent, tests, ...settings }: RunChecksSettings,
  progress: Progress,
  io: Io,
): Promise<CheckRun> {
  const fixed =
    fix === undefined
      ? undefined
      : await fixFiles(inputs.filter(mayFix), { ...settings, equivalent, unsafe: fix === 'unsafe' }, io)
  const linked = await readLinkedFiles(
    inputs,
    progress,
    { limits: settings.limits, keepWritten: true, isOther: isPipelineFile },
    platformsOf(settings.targets.values()),
  )
  const files: RuleFile[] = []
  const pipelines: CheckedPipeline[] = []
  for await (const file of linked.files) {
    const pipeline = checkPipelineFile(file)
    if (pipeline === undefined) files.push(file)
    else pipelines.push(pipeline)
  }
  const ruleTests = tests && (await runRuleTests(files, tests, progress.io))
  return {
    files: checkFiles(files, { ...settings, outputs, rules: linked.rules, tests: ruleTests }, progress.io),
    pipelines,
    rules: linked.rules,
    fixed,
  }
}
