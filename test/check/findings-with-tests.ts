import { checks } from '../../src/check/checks.js'
import { equivalentByReason } from '../../src/check/equivalent-by-reason.js'
import type { Finding } from '../../src/check/finding.js'
import type { CheckRun } from '../../src/project/check/run-checks.js'
import { runChecks } from '../../src/project/check/run-checks.js'
import { findInputs } from '../../src/project/files/inputs.js'
import { silentIo } from '../../src/project/files/silent-io.js'
import { findTestFiles } from '../../src/project/test/find-test-files.js'
import { trackProgress } from '../../src/project/workspace/progress.js'
import { folderWith } from '../project/repository.js'

/** Returns the findings of checks in some files, which contain rules and their tests. */
export async function findingsWithTests(
  files: Readonly<Record<string, string>>,
  codes: readonly string[],
  paths: readonly string[] = ['.'],
): Promise<readonly Finding[]> {
  const cwd = folderWith(files)
  const io = silentIo(cwd)
  const { labelled } = await findTestFiles(paths, cwd)
  const inputs = await findInputs(paths, cwd)
  const settings = {
    checks: checks.filter(({ code }) => codes.includes(code)).map((check) => ({ check, severity: check.severity })),
    facts: {},
    equivalent: equivalentByReason,
    targets: new Map(),
    limits: {},
    mayFix: () => true,
    tests: { files: { inputs: [], labelled }, folder: cwd, settings: {} },
  }
  const run: CheckRun = await runChecks(inputs, settings, trackProgress(io, inputs.length), io)
  return run.files.flatMap(({ documents }) => documents.flatMap(({ findings = [] }) => findings))
}
