import { expect, test } from 'vitest'
import { lucene, splunk } from '../../backends/index.js'
import type { Check } from '../../src/check/check.js'
import { checks } from '../../src/check/checks.js'
import { equivalentByReason } from '../../src/check/equivalent-by-reason.js'
import type { Finding } from '../../src/check/finding.js'
import { fixText } from '../../src/check/fix-text.js'
import type { CheckOutput } from '../../src/check/outputs/check-output.js'
import type { Source } from '../../src/index.js'
import { exampleRule } from './example-rule.js'
import { findingsIn } from './findings-of.js'
import { findingsWithTests } from './findings-with-tests.js'

/** The outputs for checks that need some; one has a small limit. */
const outputs: readonly CheckOutput[] = [
  { target: lucene, settings: {} },
  {
    target: { ...splunk, limits: [{ counts: 'comparisons', maximum: 10, because: 'tests', page: 'none' }] },
    settings: {},
  },
]

/** Returns the files of an example: one, or one for each document. */
function sourcesOf({ files }: Check, side: 'wrong' | 'right', text: string): readonly Source[] {
  const names = files?.[side] ?? []
  const texts = names.length > 1 ? text.split('\n---\n') : [text]
  return texts.map((part, index) => ({ name: names[index] ?? 'rule.yml', text: part }))
}

const findingsOf = async (check: Check, side: 'wrong' | 'right'): Promise<readonly Finding[]> =>
  check.tests === undefined
    ? findingsIn(sourcesOf(check, side, exampleRule(check[side])), [check.code], outputs)
    : findingsWithTests({ 'rule.yml': exampleRule(check[side]), 'rule.test.yml': check.tests[side] }, [check.code])

test('every check has a code of its own', () => {
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length)
})

test.each(checks)('$code finds its wrong example, and not the right one', async (check) => {
  expect(new Set((await findingsOf(check, 'wrong')).map(({ code }) => code))).toEqual(new Set([check.code]))
  expect(await findingsOf(check, 'right')).toEqual([])
})

test.each(checks)('the messages of $code are one line', async (check) => {
  for (const { message, help = '' } of await findingsOf(check, 'wrong'))
    expect(`${message}${help}`).not.toMatch(/[\r\n]|undefined|\[object/)
})

test.each(checks.filter(({ fix }) => fix !== undefined))('the fix of $code makes the wrong example right', (check) => {
  const { code, fix, files, wrong, right } = check
  const settings = {
    findingsOf: (name: string, text: string) => findingsIn([{ name, text }], [code]),
    equivalent: equivalentByReason,
    unsafe: fix === 'unsafe',
  }
  expect(fixText(files?.wrong[0] ?? 'rule.yml', exampleRule(wrong), settings).text).toBe(exampleRule(right))
})
