import { platformsOf } from '../../backend/platform.js'
import type { GivenTargets } from '../../backend/targets.js'
import type { RuleMatcherSettings } from '../../convert/compile-rule-matcher.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { LimitSettings } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { silentIo } from '../files/silent-io.js'
import type { Progress } from '../workspace/progress.js'
import { findTestFiles, type TestFiles } from './find-test-files.js'
import { readTestFiles } from './read-test-files.js'
import { runAll } from './run/run-all.js'
import type { TestRun } from './test-run.js'

/** Settings of a run of tests. */
export interface RunTestsSettings extends Omit<RuleMatcherSettings, 'rules' | 'limits' | 'timestamp'> {
  /** The folder to which paths are relative. Default: the current folder. */
  readonly cwd?: string
  /** Selects the rules of the run. Default: all. */
  readonly selects?: (document: RuleDocument, input: Input, rules: RuleIndex | undefined) => boolean
  /** True to find branches of rules that no test exercises. Default: false. */
  readonly coverage?: boolean
  /** The severity of a rule without a test. Default `ignore`. */
  readonly require?: 'ignore' | 'warn' | 'error'
  /** The known targets, whose options rules may set. Default: any. */
  readonly targets?: GivenTargets
  readonly limits?: LimitSettings
  /** Settings for the rule of a document, such as the pipelines of an output. They win over those above. */
  readonly settingsFor?: (document: RuleDocument, input: Input, rules: RuleIndex) => RuleMatcherSettings
}

/**
 * Runs the tests in some files and folders on the rules in them: `x.test.yml`, lists of positive and negative events,
 * SigmaHQ's regression data, and files such as `tp_1.json`. Mistakes are diagnostics. Throws an error with one sentence
 * for a path without files.
 */
export async function runTests(paths: readonly string[], settings: RunTestsSettings = {}): Promise<TestRun> {
  const io = silentIo(settings.cwd ?? process.cwd())
  const { files, ...read } = await readTests(await findTestFiles(paths, io.cwd), settings, io)
  return runAll({ ...read, files }, settings, io.cwd)
}

/** Reads the files of a run. */
export async function readTests(
  files: TestFiles,
  { limits, targets }: Pick<RunTestsSettings, 'limits' | 'targets'>,
  io: Io,
  onRead?: Progress['advance'],
): ReturnType<typeof readTestFiles> {
  const reading = {
    ...(limits === undefined ? {} : { limits }),
    ...(targets === undefined ? {} : { platforms: platformsOf(targets.values()) }),
  }
  return readTestFiles(files, reading, io, onRead)
}
