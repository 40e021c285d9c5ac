import { resolve } from 'node:path'
import type { WitnessRuleSettings } from '../../../convert/witness-rule.js'
import { openReasoner } from '../../../reason/reasoner.js'
import { indexRules } from '../../../rule/rule-index.js'
import { once } from '../../../text/once.js'
import { kindOf } from '../../files/inputs.js'
import { createFile } from '../../scaffold/create-file.js'
import type { RuleFile } from '../../workspace/rule-files.js'
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
 * Writes a test file beside each rule without tests, with generated events. Never overwrites a file. Of several rules
 * in one file, the first without tests gets it.
 */
export function writeFirstTests(
  run: TestRun,
  files: readonly RuleFile[],
  settings: WitnessRuleSettings,
  cwd: string,
): FirstTests {
  const documentsOf = new Map(files.map(({ input, documents = [] }) => [input.name, documents]))
  const reasoner = once(() => openReasoner())
  const rulesOf = once(() => indexRules([...documentsOf.values()].flat().flatMap(({ rule }) => rule ?? [])))
  const written: string[] = []
  const left: UntestedRule[] = []
  for (const { file, rule: identity, tests } of run.rules) {
    const documents = documentsOf.get(file) ?? []
    const rule = documents.find((document) => document.identity === identity)?.rule
    if (tests > 0 || rule === undefined || rule.kind === 'filter') continue
    const name = file.replace(/\.ya?ml$/i, '.test.yml')
    const leave = (because: string) => left.push({ file, title: identity.title, because })
    if (kindOf(resolve(cwd, name)) !== 'missing') {
      leave(name === file ? 'it is in a test file' : `\`${name}\` exists`)
      continue
    }
    const others = documents.filter((document) => document.rule !== undefined && document.rule.kind !== 'filter')
    const reference = others.length > 1 ? { rule: identity.id ?? identity.name ?? identity.title ?? '' } : {}
    const text =
      rule.kind === 'detection'
        ? testFileText(rule, { ...settings, ...reference })
        : correlationTestText(rule, reasoner(), { ...settings, ...reference, rules: rulesOf() })
    if (text === undefined) {
      leave(rule.kind === 'detection' ? 'no event can be generated for it' : 'no events were found that it matches')
    } else {
      createFile(resolve(cwd, name), name, text)
      written.push(name)
    }
  }
  return { written, left }
}
