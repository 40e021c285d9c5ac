import { expect, test } from 'vitest'
import { compareCoverage } from '../../src/project/coverage/compare-coverage.js'
import { measureCoverage } from '../../src/project/coverage/measure-coverage.js'
import { coverageRule } from './coverage-rule.js'

const measure = (...rules: readonly ReturnType<typeof coverageRule>[]) => measureCoverage(rules, ['one'])
const changesOf = (...sides: Parameters<typeof compareCoverage>) =>
  compareCoverage(...sides).map(({ kind, id }) => `${kind} ${id}`)

test('lists lost techniques, then gained ones, then other changes', () => {
  const before = measure(coverageRule(['attack.t1110.001']), coverageRule(['attack.t1059'], { level: 'low' }))
  const after = measure(coverageRule(['attack.t1078']), coverageRule(['attack.t1059'], { level: 'high' }))
  expect(changesOf(before, after)).toEqual(['lost T1110', 'lost T1110.001', 'gained T1078', 'changed T1059'])
})

test.each([
  ['a test', { tests: 1 }],
  ['another level', { level: 'high' }],
  ['another verdict', { verdicts: { one: 'wider' } }],
] as const)('%s is a change', (_, rest) => {
  const rule = { verdicts: { one: 'exact' } } as const
  expect(
    changesOf(
      measure(coverageRule(['attack.t1059'], rule)),
      measure(coverageRule(['attack.t1059'], { ...rule, ...rest })),
    ),
  ).toEqual(['changed T1059'])
})

test('a technique under its former id is no change', () => {
  expect(changesOf(measure(coverageRule(['attack.t1562.001'])), measure(coverageRule(['attack.t1685'])))).toEqual([])
})
