import type { CheckFacts } from '../../check/rule-context.js'
import type { RuleTests, TestFailure } from '../../check/tests/rule-tests.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import { isError } from '../../text/diagnostic.js'
import type { Io } from '../files/io.js'
import { type TestFiles, withNeighbours } from '../test/find-test-files.js'
import { isTestFile, isTestName } from '../test/is-test-file.js'
import { readTestFiles } from '../test/read-test-files.js'
import { runDocuments } from '../test/run/run-all.js'
import type { RunTestsSettings } from '../test/run-tests.js'
import type { TestResult } from '../test/test-run.js'
import type { RuleFile } from '../workspace/rule-files.js'

/** The tests of the rules that are checked. */
export interface CheckedTests {
  /** Test files besides those beside rules and among the checked files. */
  readonly files: TestFiles
  /** The folder to which the names of the files are relative. */
  readonly folder: string
  readonly settings: RunTestsSettings
}

/**
 * Runs the tests of rules. Returns the tests of a rule by its document. They are undefined if the project has no tests
 * or the rule has errors. If a test file has errors, they are also undefined for a rule without a test, since the file
 * may be about it.
 */
export async function runRuleTests(
  files: readonly RuleFile[],
  { files: { inputs: named, labelled }, folder, settings }: CheckedTests,
  io: Io,
): Promise<NonNullable<CheckFacts['tests']>> {
  const among = new Set(files.flatMap((file) => (isReadAsTest(file) ? [file.input] : [])))
  const inputs = files.map(({ input }) => input)
  const beside = withNeighbours(inputs, folder).filter(
    (input) => among.has(input) || (!inputs.includes(input) && isTestName(input.name)),
  )
  const all = new Map([...beside, ...named].map((input) => [input.name, input]))
  const { tests, diagnostics } = await readTestFiles({ inputs: [...all.values()], labelled }, settings, {
    ...io,
    cwd: folder,
  })
  if (tests.length === 0) return () => undefined
  const run = runDocuments({ files, tests, diagnostics }, settings, folder)
  const hasErrors = run.diagnostics.some(isError)
  const byDocument = new Map<RuleDocument, RuleTests>()
  for (const { document, rule, tests: results } of run.outcomes) {
    if (rule.diagnostics.some(isError) || (hasErrors && results.length === 0)) continue
    byDocument.set(document, { isTested: results.length > 0, failures: results.flatMap(failureOf) })
  }
  return (document) => byDocument.get(document)
}

const isReadAsTest = ({ source, documents = [] }: RuleFile): boolean =>
  source !== undefined && documents.length === 0 && isTestFile(source)

function failureOf({ name, diagnostic, event }: TestResult): readonly TestFailure[] {
  if (diagnostic === undefined) return []
  const { source, span, message, related: reasons = [] } = diagnostic
  return [{ name, problem: message.slice(name.length + 2), source, span, reasons, event }]
}
