import { expect, test } from 'vitest'
import { baselineOf, parseBaseline, withoutAccepted } from '../../src/check/baseline.js'
import type { Finding } from '../../src/check/finding.js'

const finding = (name: string, code: string, at: number): Finding => ({
  code,
  severity: 'warning',
  message: 'a',
  source: { name, text: '' },
  span: { start: at, end: at },
})

const today = [finding('b.yml', 'x', 1), finding('a.yml', 'x', 1), finding('a.yml', 'x', 9), finding('a.yml', 'w', 5)]

test('a baseline is sorted and counts equal findings', () => {
  expect(JSON.stringify(baselineOf(today))).toBe('{"a.yml":{"w: a":1,"x: a":2},"b.yml":{"x: a":1}}')
})

test('a baseline accepts what it was made from, wherever its lines have moved', () => {
  expect(
    today.map((old) => ({ ...old, span: { start: 70, end: 71 } })).filter(withoutAccepted(baselineOf(today))),
  ).toEqual([])
})

test('a finding more than the baseline accepts is reported', () => {
  const more = finding('a.yml', 'x', 99)
  expect([...today, more].filter(withoutAccepted(baselineOf(today)))).toEqual([more])
})

test.each([
  ['', undefined],
  ['[]', undefined],
  ['{"a.yml": 1}', undefined],
  ['{"a.yml": {"x: a": 0}}', undefined],
  ['{"a.yml": {"x: a": 2}}', { 'a.yml': { 'x: a': 2 } }],
  ['{}', {}],
])('reads the baseline %j', (text, expected) => {
  expect(parseBaseline(text)).toEqual(expected)
})
