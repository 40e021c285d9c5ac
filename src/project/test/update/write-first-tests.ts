import { basename, resolve } from 'node:path'
import { openReasoner } from '../../../reason/reasoner.js'
import { indexRules } from '../../../rule/rule-index.js'
import { once } from '../../../text/once.js'
import { kindOf } from '../../files/existing-path.js'
import { createFile } from '../../scaffold/create-file.js'
import type { ReadTestFiles } from '../read-test-files.js'
import { testedSettings } from '../run/tested-settings.js'
import type { RunTestsSettings } from '../run-tests.js'
import type { TestRun } from '../test-run.js'
import { correlationTestText } from './correlation-test-text.js'
import { testFileText } from './test-file-text.js'

/** The outcome of writing first tests. */
export interface FirstTests {
  /** The files that were written. */
  readonly written: readonly string[]
  /** The rules without a test for which none was written. */
  readonly left: readonly UntestedRule[]
}

export interface UntestedRule {
  readonly file: string
  readonly title: string | null
  /** Why no test was written. */
  readonly because: string
}

/**
 * Writes a test file beside each rule without tests, with events that are generated with the settings of the run, so
 * that the tests pass. Never overwrites a file. Of several rules in one file, the first without tests gets it.
 */
export function writeFirstTests(
  run: TestRun,
  { files, background = [] }: Pick<ReadTestFiles, 'files' | 'background'>,
  settings: RunTestsSettings,
  cwd: string,
): FirstTests {
  const fileOf = new Map(files.map((file) => [file.input.name, file]))
  const reasoner = once(() => openReasoner())
  const all = [...files, ...background].flatMap(({ documents = [] }) => documents)
  const rules = indexRules(all.flatMap((document) => document.rule ?? []))
  const written: string[] = []
  const left: UntestedRule[] = []
  for (const { file, rule: identity, tests } of run.rules) {
    const tested = fileOf.get(file)
    const documents = tested?.documents ?? []
    const document = documents.find((candidate) => candidate.identity === identity)
    if (tests > 0 || tested === undefined || document?.rule === undefined || document.rule.kind === 'filter') continue
    const { rule } = document
    const name = file.replace(/\.ya?ml$/i, '.test.yml')
    const leave = (because: string) => left.push({ file, title: identity.title, because })
    if (kindOf(resolve(cwd, name)) !== 'missing') {
      leave(name === file ? 'it is in a test file' : `\`${basename(name)}\` exists`)
      continue
    }
    const testable = documents.filter((one) => one.rule !== undefined && one.rule.kind !== 'filter')
    const reference = testable.length > 1 ? { rule: identity.id ?? identity.name ?? identity.title ?? '' } : {}
    const own = { ...testedSettings({ document, input: tested.input }, rules, settings), ...reference }
    const text = rule.kind === 'detection' ? testFileText(rule, own) : correlationTestText(rule, reasoner(), own)
    if (text === undefined) {
      leave(rule.kind === 'detection' ? 'no event can be generated for it' : 'no events were found that it matches')
    } else {
      createFile(resolve(cwd, name), name, text)
      written.push(name)
    }
  }
  return { written, left }
}
