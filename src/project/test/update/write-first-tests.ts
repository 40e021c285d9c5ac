import { resolve } from 'node:path'
import type { WitnessRuleSettings } from '../../../convert/witness-rule.js'
import { kindOf } from '../../files/inputs.js'
import { createFile } from '../../scaffold/create-file.js'
import type { RuleFile } from '../../workspace/rule-files.js'
import type { TestRun } from '../test-run.js'
import { testFileText } from './test-file-text.js'

/** The outcome of writing first tests. */
export interface FirstTests {
  /** The files that were written. */
  readonly written: readonly string[]
  /** Number of rules without a test for which none was written: correlations, and rules that share a file. */
  readonly left: number
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
  const written: string[] = []
  let left = 0
  for (const { file, rule: identity, tests } of run.rules) {
    const documents = documentsOf.get(file) ?? []
    const rule = documents.find((document) => document.identity === identity)?.rule
    if (tests > 0 || rule === undefined || rule.kind === 'filter') continue
    const name = file.replace(/\.ya?ml$/i, '.test.yml')
    const isFree = name !== file && kindOf(resolve(cwd, name)) === 'missing'
    const others = documents.filter((document) => document.rule !== undefined && document.rule.kind !== 'filter')
    const reference = others.length > 1 ? { rule: identity.id ?? identity.name ?? identity.title ?? '' } : {}
    const text = rule.kind === 'detection' && isFree ? testFileText(rule, { ...settings, ...reference }) : undefined
    if (text === undefined) left++
    else {
      createFile(resolve(cwd, name), name, text)
      written.push(name)
    }
  }
  return { written, left }
}
