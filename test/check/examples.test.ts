import { expect, test } from 'vitest'
import { checkSources } from '../../src/check/check-sources.js'
import { checks } from '../../src/check/checks.js'
import type { Finding } from '../../src/check/finding.js'
import { fixText } from '../../src/check/fix-text.js'
import { parseRules } from '../../src/index.js'
import { exampleRule } from './example-rule.js'

const findingsOf =
  (code: string) =>
  (name: string, text: string): readonly Finding[] => {
    const source = { name, text }
    const documents = parseRules(source, { keepWritten: true })
    const enabled = checks.filter((check) => check.code === code).map((check) => ({ check, severity: check.severity }))
    return checkSources([{ source, documents, diagnostics: [] }], enabled).get(source) ?? []
  }

const codesIn = (code: string, text: string): readonly string[] =>
  findingsOf(code)('rule.yml', text).map((finding) => finding.code)

test('every check has a code of its own', () => {
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length)
})

test.each(checks)('$code finds its wrong example, and not the right one', ({ code, wrong, right }) => {
  expect(new Set(codesIn(code, exampleRule(wrong)))).toEqual(new Set([code]))
  expect(codesIn(code, exampleRule(right))).toEqual([])
})

test.each(checks)('the messages of $code are one line', ({ code, wrong }) => {
  for (const { message, help = '' } of findingsOf(code)('rule.yml', exampleRule(wrong)))
    expect(`${message}${help}`).not.toMatch(/[\r\n]|undefined|\[object/)
})

test.each(checks.filter(({ fix }) => fix !== undefined))('the fix of $code makes the wrong example right', ({
  code,
  fix,
  wrong,
  right,
}) => {
  const settings = { findingsOf: findingsOf(code), equivalent: () => false, unsafe: fix === 'unsafe' }
  expect(fixText('rule.yml', exampleRule(wrong), settings).text).toBe(exampleRule(right))
})
