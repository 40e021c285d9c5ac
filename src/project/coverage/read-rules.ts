import { platformsOf } from '../../backend/platform.js'
import type { Targets } from '../../backend/targets.js'
import { documentDiagnostics } from '../../check/document-diagnostics.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { Rule } from '../../rule/rule.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { standsAlone } from '../../rule/stands-alone.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import type { LimitSettings } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { logSourcesOf } from '../select/log-sources.js'
import { absolutePath, type TestFiles, withNeighbours } from '../test/find-test-files.js'
import { isTestFile } from '../test/is-test-file.js'
import { readTestFiles } from '../test/read-test-files.js'
import { openRuleFinder, type TestedDocument } from '../test/run/find-rule.js'
import { readLinkedFiles } from '../workspace/linked-files.js'
import { trackProgress } from '../workspace/progress.js'
import { attempt, type RuleFile } from '../workspace/rule-files.js'
import type { CoverageRule, Verdict } from './coverage.js'

/** A place to which rules are converted: an output of a project, or a target. */
export interface CoverageOutput {
  readonly name: string
  /** Returns the verdict of a rule; `undefined` if the output does not contain it. */
  readonly verdictOf: (document: RuleDocument, input: Input, rules: RuleIndex) => Verdict | undefined
}

/** The rules whose coverage is measured. */
export interface CoverageSource {
  /** The files of rules, filters and tests. */
  readonly inputs: readonly Input[]
  /** Further files of tests. */
  readonly tests: TestFiles
  readonly outputs: readonly CoverageOutput[]
  readonly targets: Targets
  readonly limits?: LimitSettings
  /** True for the rules that may count. Filters, and parts of correlations, never do. Called once per document. */
  readonly selects: (document: RuleDocument, input: Input, rules: RuleIndex) => boolean
}

export interface ReadCoverageRules {
  readonly rules: readonly CoverageRule[]
  /** The errors of selected rules, which do not count because of them. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads and converts rules, and counts their tests. Tests are not run. A rule that is only a part of correlations does
 * not count, because it makes no alert, and neither does a rule with errors.
 */
export async function readCoverageRules(source: CoverageSource, io: Io): Promise<ReadCoverageRules> {
  const progress = trackProgress(io, source.inputs.length)
  const linked = await readLinkedFiles(
    source.inputs,
    progress,
    { limits: source.limits },
    platformsOf(source.targets.values()),
  )
  const files: RuleFile[] = []
  for await (const file of linked.files) files.push(file)
  const documents = files.flatMap(({ input, documents: own = [] }) =>
    own.map((document): TestedDocument => ({ input, path: absolutePath(input, io.cwd), document })),
  )
  const index = linked.rules ?? indexRules(documents.flatMap(({ document }) => document.rule ?? []))
  const isAlone = standsAlone(index)
  const testsOf = await countTests(files, documents, source, io)
  const selected = documents.filter(({ document, input }) => source.selects(document, input, index))
  const errors = new Map(selected.map((tested) => [tested, errorsOf(tested, index, source)]))
  const converting = trackProgress(io, selected.length)
  const rules: CoverageRule[] = []
  for (const tested of selected) {
    await converting.advance()
    const { document, input } = tested
    const { rule } = document
    if (rule === undefined || rule.kind === 'filter' || !isAlone(rule) || errors.get(tested)?.length !== 0) continue
    const verdicts = source.outputs.flatMap(({ name, verdictOf }) => {
      const verdict = attempt(input, converting.io, () => verdictOf(document, input, index) ?? null)
      return verdict === null || verdict === undefined ? [] : [[name, verdict] as const]
    })
    rules.push(coverageRule(tested, rule, index, Object.fromEntries(verdicts), testsOf.get(tested) ?? 0))
  }
  converting.end()
  return { rules, diagnostics: [...errors.values()].flat() }
}

const errorsOf = (
  { document }: TestedDocument,
  index: RuleIndex,
  { targets, limits = {} }: CoverageSource,
): readonly Diagnostic[] => documentDiagnostics(document, index, { targets, limits }).filter(isError)

const coverageRule = (
  { document, input }: TestedDocument,
  rule: Rule,
  index: RuleIndex,
  verdicts: CoverageRule['verdicts'],
  tests: number,
): CoverageRule => ({
  title: rule.metadata.title,
  id: document.identity.id,
  file: input.name,
  level: rule.metadata.level ?? null,
  tags: rule.metadata.tags ?? [],
  logsources: logSourcesOf(rule, index) ?? [],
  verdicts,
  tests,
})

/** Counts the tests of each document. A test whose rule is not among them is left to `sigmacast test`. */
async function countTests(
  files: readonly RuleFile[],
  documents: readonly TestedDocument[],
  { inputs, tests, targets, limits = {} }: CoverageSource,
  io: Io,
): Promise<ReadonlyMap<TestedDocument, number>> {
  const known = new Set(inputs.map((input) => absolutePath(input, io.cwd)))
  const beside = withNeighbours(inputs, io.cwd).filter((input) => !known.has(absolutePath(input, io.cwd)))
  const found = files.flatMap(({ input, source }) => (source !== undefined && isTestFile(source) ? [input] : []))
  const byPath = new Map([...found, ...beside, ...tests.inputs].map((input) => [absolutePath(input, io.cwd), input]))
  const reading = { limits, platforms: platformsOf(targets.values()) }
  const read = await readTestFiles({ inputs: [...byPath.values()], labelled: tests.labelled }, reading, io)
  const find = openRuleFinder(documents)
  const counts = new Map<TestedDocument, number>()
  for (const test of read.tests) {
    const rule = find(test)
    if (!('code' in rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return counts
}
