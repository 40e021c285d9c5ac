import type { CheckedTests } from '../../../project/check/rule-tests.js'
import type { Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { absolutePath, withNeighbours } from '../../../project/test/find-test-files.js'
import { isTestFile } from '../../../project/test/is-test-file.js'
import { openRuleFinder } from '../../../project/test/run/find-rule.js'
import { runAll } from '../../../project/test/run/run-all.js'
import { readTests } from '../../../project/test/run-tests.js'
import type { TestResult } from '../../../project/test/test-run.js'
import type { RuleFile } from '../../../project/workspace/rule-files.js'
import type { Identity } from '../../../rule/identity.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import { addValue } from '../../../text/add-value.js'

/** Runs the tests of rules that were read, by the names of their rules. Only rules with a test are compiled. */
export async function testsOf(
  files: readonly RuleFile[],
  { files: { inputs: named, labelled }, folder, settings }: CheckedTests,
  io: Io,
): Promise<ReadonlyMap<Identity, readonly TestResult[]>> {
  const inputs = testInputs(files, named, folder)
  if (inputs.length + labelled.length === 0) return new Map()
  const read = await readTests({ inputs, labelled }, settings, { ...io, cwd: folder })
  const ruleFiles = files.filter(({ documents = [] }) => documents.length > 0)
  const find = openRuleFinder(
    ruleFiles.flatMap(({ input, documents = [] }) =>
      documents.map((document) => ({ input, path: absolutePath(input, folder), document })),
    ),
  )
  const tested = new Set<RuleDocument>(
    read.tests.map(find).flatMap((found) => ('code' in found ? [] : [found.document])),
  )
  const selects = (document: RuleDocument): boolean => tested.has(document)
  const run = runAll({ ...read, files: ruleFiles }, { ...settings, selects }, folder)
  const byRule = new Map<Identity, TestResult[]>()
  for (const result of run.tests) addValue(byRule, result.rule, result)
  return byRule
}

/** The test files in the folders of the set, beside its files, and those that are named. */
function testInputs(files: readonly RuleFile[], named: readonly Input[], folder: string): readonly Input[] {
  const known = new Set(files.map(({ input }) => input))
  const inFolders = files.flatMap(({ input, source }) => (source !== undefined && isTestFile(source) ? [input] : []))
  const beside = withNeighbours(
    files.map(({ input }) => input),
    folder,
  ).filter((input) => !known.has(input))
  return [...new Map([...inFolders, ...beside, ...named].map((input) => [absolutePath(input, folder), input])).values()]
}
