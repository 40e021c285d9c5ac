import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, type Diagnostic, indexRules, lowerRule, parseRules } from '../../src/index.js'
import { codeFrame } from '../../src/text/code-frame.js'
import { diagnose } from '../../src/text/diagnose.js'
import { MAX_DIAGNOSTICS } from '../../src/text/internal-limits.js'
import type { LimitSettings } from '../../src/text/limits.js'
import { nearest, openSuggestionBudget, suggester } from '../../src/text/suggest.js'

const MOST = MAX_DIAGNOSTICS
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('')

const all = (text: string, limits: LimitSettings = {}): readonly Diagnostic[] =>
  parseRules({ name: 'rule.yml', text }, { limits }).flatMap(({ rule, diagnostics }) =>
    rule?.kind === 'detection' ? [...diagnostics, ...lowerRule(rule).diagnostics] : diagnostics,
  )

const ruleWith = (items: string): string => `title: t\nlogsource: {}\ndetection:\n  s:\n${items}  condition: s\n`

describe('keeps a thousand diagnostics of a file, and counts the rest:', () => {
  const rows: readonly (readonly [claim: string, text: (count: number) => string])[] = [
    ['keys given twice', (count) => `a: b\n${repeat(count, () => 'a: b\n')}`],
    ['unknown modifiers', (count) => ruleWith(repeat(count, (index) => `    a|x${index}: b\n`))],
    ['broken documents', (count) => repeat(count, () => '---\n]\n')],
    ['documents of no kind', (count) => repeat(count, () => '---\nversion: 1\n')],
    ['values of the wrong type', (count) => ruleWith(`    a:\n${repeat(count, () => '      - [b]\n')}`)],
    [
      'unknown selections',
      (count) => ruleWith('    a: b\n').replace(': s\n', `: ${repeat(count, (i) => `x${i} or `)}s\n`),
    ],
  ]
  test.each(rows)('%s', (_, text) => {
    const few = all(text(MOST / 2))
    expect(few.filter(({ code }) => code === 'more-diagnostics')).toEqual([])
    for (const count of [MOST + 1, 2 * MOST]) {
      const found = all(text(count))
      const last = found.at(-1)
      expect({ length: found.length, code: last?.code }).toEqual({ length: MOST + 1, code: 'more-diagnostics' })
      expect(Number.parseInt(last?.message.replace(',', '') ?? '', 10)).toBe(count + (few.length - MOST / 2) - MOST)
    }
  })
})

test.each([
  [[1, 0], '1 more problem is not listed: 1 error'],
  [[0, 1_200], '1,200 more problems are not listed: 1,200 warnings'],
  [[1, 2], '3 more problems are not listed: 1 error and 2 warnings'],
] as const)('counts %j errors and warnings', ([errors, warnings], message) => {
  const source = { name: 'x', text: '' }
  expect(diagnose('more-diagnostics', source, { start: 0, end: 0 }, [errors, warnings]).message).toBe(message)
})

test('keeps an error after a thousand warnings, and loses no rule', () => {
  const warnings = ruleWith(repeat(2 * MOST, (index) => `    a${index}: "\\a.exe"\n`))
  const [first, second] = parseRules({ name: 'x', text: `${warnings}---\n${ruleWith('    a: b\n')}` })
  expect([first?.rule?.kind, second?.rule?.kind, first?.diagnostics.length]).toEqual([
    'detection',
    'detection',
    MOST + 1,
  ])
  const [broken] = parseRules({ name: 'x', text: warnings.replace('condition: s', 'condition: s and') })
  expect([broken?.rule, broken?.diagnostics.some(({ severity }) => severity === 'error')]).toEqual([undefined, true])
})

test('reports nothing after a limit', () => {
  const text = `a:\n${repeat(5_001, () => '  - b\n')}c: *unknown\nd: e\nd: e\n`
  expect(all(text, { 'yaml-nodes': 5_000 }).map(({ code }) => code)).toEqual(['too-many-nodes'])
})

test('a limit that empty documents exceed has a place', () => {
  const [diagnostic] = all('---\n'.repeat(5_002), { 'yaml-nodes': 5_000 })
  expect(String(diagnostic)).toMatch(/^rule\.yml:1:1 error too-many-nodes/)
})

test('a conversion keeps a thousand diagnostics', () => {
  const text = ruleWith(repeat(1, () => `    a|re:\n${repeat(3 * MOST, (index) => `      - 'a(?=${index})'\n`)}`))
  const [document] = parseRules({ name: 'x', text })
  const { diagnostics } = convertRule(document?.rule as never, splunk, { unmapped: 'ignore' })
  expect(diagnostics.length).toBeLessThanOrEqual(MOST + 1)
})

describe('searching for similar names', () => {
  test('stops when its budget is spent, whatever the number of names', () => {
    for (const count of [1_000, 10_000, 30_000]) {
      const effort = openSuggestionBudget()
      const before = effort.remaining
      const names = Array.from({ length: count }, (_, index) => `selection_with_a_long_name_${index}`)
      for (let index = 0; index < 100; index++) nearest(`selection_with_a_lng_nome_${index}x`, names, effort)
      expect(before - effort.remaining).toBeLessThan(before + 100 * 100)
    }
  })

  test('compares the names of an ordinary rule a hundred times', () => {
    const suggest = suggester(Array.from({ length: 20 }, (_, index) => `selection_${index}`))
    expect(Array.from({ length: 100 }, () => suggest('seleciton_7'))).toEqual(
      Array(100).fill('did you mean `selection_7`?'),
    )
  })

  test('is shared by the correlations of a file', () => {
    expect(indexRules([]).suggest('x')).toBe(undefined)
  })
})

test('a frame reads only a part of a long line', () => {
  const line = 'a'.repeat(1_000_000)
  expect(codeFrame(`x\n${line}\ny`, { start: 500_000, end: 500_004 })[0]).toHaveLength(2 + 5 + 102)
})
