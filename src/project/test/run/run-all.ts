import { errorsBehind } from '../../../lower/errors-behind.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import { indexRules, type RuleIndex } from '../../../rule/rule-index.js'
import { warnSharedIds } from '../../../rule/shared-ids.js'
import { standsAlone } from '../../../rule/stands-alone.js'
import { addValue } from '../../../text/add-value.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import type { RuleFile } from '../../workspace/rule-files.js'
import { absolutePath } from '../find-test-files.js'
import type { ReadTestFiles } from '../read-test-files.js'
import type { RuleTest } from '../rule-test.js'
import type { RunTestsSettings } from '../run-tests.js'
import type { TestedRule, TestResult, TestRun } from '../test-run.js'
import { type CompiledTestRule, compileTestRule } from './compile-rule.js'
import { failedTest } from './failed-test.js'
import { openRuleFinder, type TestedDocument } from './find-rule.js'
import { runTest } from './run-test.js'
import { testedSettings } from './tested-settings.js'

/** Runs the tests that were read, and judges the rules. */
export function runAll(read: ReadTestFiles, settings: RunTestsSettings, cwd: string): TestRun {
  const { outcomes, diagnostics } = runDocuments(read, settings, cwd)
  const tests = outcomes.flatMap((outcome) => outcome.tests)
  const rules = outcomes.map((outcome) => outcome.rule)
  const isFine =
    tests.every(({ isPassed }) => isPassed) &&
    ![...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)].some(isError)
  return { tests, rules, diagnostics, isFine }
}

/** The results of the tests of one rule. */
export interface DocumentOutcome {
  readonly document: RuleDocument
  readonly rule: TestedRule
  readonly tests: readonly TestResult[]
}

interface ReadDocument extends TestedDocument {
  /** True if the document is reported only with a test. */
  readonly isBackground: boolean
}

/** Runs the tests that were read. Returns an outcome for each rule that is selected and should have tests. */
export function runDocuments(
  read: ReadTestFiles,
  settings: RunTestsSettings,
  cwd: string,
): { readonly outcomes: readonly DocumentOutcome[]; readonly diagnostics: readonly Diagnostic[] } {
  const documentsOf = (files: readonly RuleFile[], isBackground: boolean): readonly ReadDocument[] =>
    files.flatMap(({ input, documents = [] }) =>
      documents.map((document) => ({ input, path: absolutePath(input, cwd), document, isBackground })),
    )
  const all = [...documentsOf(read.files, false), ...documentsOf(read.background ?? [], true)]
  const rules = indexRules(all.flatMap(({ document }) => document.rule ?? []))
  const isSelected = ({ document, input }: TestedDocument): boolean =>
    settings.selects?.(document, input, rules) !== false
  const find = openRuleFinder(all)
  const diagnostics = [...read.diagnostics]
  const testsOf = new Map<TestedDocument, RuleTest[]>()
  for (const test of read.tests) {
    const found = find(test)
    if ('code' in found) diagnostics.push(found)
    else addValue(testsOf, found, test)
  }
  const written = indexRules(all.flatMap(({ document: { rule, draft } }) => rule ?? draft ?? []))
  const standing = standsAlone(written)
  const context: RunContext = { settings, rules, written, sharedId: warnSharedIds(written) }
  const selected = all.filter(isSelected)
  const outcomes = selected
    .filter((tested) => testsOf.has(tested) || (!tested.isBackground && isReported(tested, standing)))
    .map((tested) => runRule(tested, testsOf.get(tested) ?? [], context))
  return { outcomes, diagnostics }
}

/** Parts of correlations, and filters without mistakes, need no test of their own. */
function isReported(
  { document: { rule, diagnostics } }: TestedDocument,
  standing: ReturnType<typeof standsAlone>,
): boolean {
  if (rule === undefined) return diagnostics.length > 0
  return rule.kind === 'filter' ? diagnostics.length > 0 : standing(rule)
}

interface RunContext {
  readonly settings: RunTestsSettings
  readonly rules: RuleIndex
  /** All rules, including those with errors. */
  readonly written: RuleIndex
  readonly sharedId: ReturnType<typeof warnSharedIds>
}

/** Runs the tests of one rule. */
function runRule(
  tested: TestedDocument,
  tests: readonly RuleTest[],
  { settings, rules, written, sharedId }: RunContext,
): DocumentOutcome {
  const { document, input } = tested
  const { rule } = document
  const { coverage: wantsCoverage = false, require = 'ignore' } = settings
  const compiled =
    rule === undefined || rule.kind === 'filter'
      ? undefined
      : compileTestRule(rule, testedSettings(tested, rules, settings))
  const shared = rule && sharedId(rule)
  const coverage = wantsCoverage && tests.length > 0 ? compiled?.coverage(tests) : undefined
  const own: Diagnostic[] = [
    ...document.diagnostics,
    ...errorsBehind(document, written),
    ...(shared === undefined ? [] : [shared]),
    ...(compiled?.diagnostics ?? []),
    ...(coverage?.untested ?? []),
  ]
  if (tests.length === 0 && require !== 'ignore' && rule !== undefined && rule.kind !== 'filter') {
    const severity = require === 'error' ? 'error' : 'warning'
    own.push(diagnoseProject('test-missing', rule.source, rule.titleSpan, [], { severity }))
  }
  return {
    document,
    rule: { file: input.name, rule: document.identity, tests: tests.length, coverage, diagnostics: own },
    tests: tests.map((test) => resultOf(test, tested, compiled)),
  }
}

function resultOf(test: RuleTest, { document }: TestedDocument, compiled: CompiledTestRule | undefined): TestResult {
  const common = { name: test.name, file: test.source.name, rule: document.identity }
  const runnable = compiled?.runnable
  const nothing = { event: undefined, explanation: undefined, matches: [] }
  if (runnable === undefined) {
    const diagnostic = diagnoseProject('test-failed', test.source, test.span, [`${test.name}: the rule has errors`])
    return { ...common, ...nothing, isPassed: false, diagnostic }
  }
  const { problem, ...outcome } = runTest(test, runnable)
  if (problem === undefined) return { ...common, ...outcome, isPassed: true, diagnostic: undefined }
  return { ...common, ...outcome, isPassed: false, diagnostic: failedTest(test, problem, outcome.explanation) }
}
