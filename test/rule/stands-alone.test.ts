import { expect, test } from 'vitest'
import { indexRules, parseRules, standsAlone } from '../../src/index.js'
import { invoke } from '../cli/invoke.js'

const detection = (name: string): string =>
  `title: ${name}\nname: rule_${name}\nlogsource: { category: test }\ndetection: { s: { a: b }, condition: s }\n`
const correlation = (name: string, rules: string): string =>
  `title: ${name}\nname: rule_${name}\ncorrelation: { type: temporal, rules: [${rules.replace(/\w+/g, 'rule_$&')}], group-by: [user], timespan: 5m }\n`

/** `a: b, c` is a correlation of two others; a name alone is a detection rule. */
const textOf = (rules: string): string =>
  rules
    .split('; ')
    .map((rule) => {
      const [name = '', of] = rule.split(': ')
      return of === undefined ? detection(name) : correlation(name, of)
    })
    .join('---\n')

/** Rules, and those that are converted by themselves. */
const rows: readonly (readonly [string, string])[] = [
  ['a', 'a'],
  ['a; b: a', 'b'],
  ['a; b: a; c: b', 'c'],
  ['a: a', 'a'],
  ['a: b; b: a', 'a b'],
  ['a: b; b: c; c: a', 'a b c'],
  ['a: b; b: a; c: a', 'a b c'],
  ['d; a: b, d; b: a', 'a b'],
  ['d; e: d; a: b, e; b: a', 'a b'],
  ['a: a, b; b: c; c: c', 'a b c'],
  ['a; b: a; c: c, b', 'c'],
]

test.each(rows)('of %s, %s have their own queries', (rules, alone) => {
  const index = indexRules(parseRules({ name: 'rules.yml', text: textOf(rules) }).flatMap(({ rule }) => rule ?? []))
  const isAlone = standsAlone(index)
  expect(
    index.all
      .filter(isAlone)
      .map(({ metadata }) => metadata.title)
      .join(' '),
  ).toBe(alone)
})

test.each([
  'a: a',
  'a: b; b: a',
  'a: b; b: c; c: b',
])('`convert` reports the circle of %s as `check` does', async (rules) => {
  const files = { 'rules.yml': textOf(rules) }
  const [converted, checked] = [
    await invoke('convert rules.yml -t plain', { files }),
    await invoke('check rules.yml', { files }),
  ]
  const circles = ({ stderr }: { stderr: string }): string[] => stderr.match(/^\S+ error cyclic-rule/gm) ?? []
  expect([converted.code, checked.code]).toEqual([1, 1])
  expect(new Set(circles(converted))).toEqual(new Set(circles(checked)))
  expect(circles(converted).length).toBeGreaterThan(0)
})

test('counts the rules of a long chain one by one', () => {
  const length = 2_000
  const chain = Array.from({ length }, (_, i) => `c${i}: c${(i + 1) % length}`).join('; ')
  const rules = parseRules({ name: 'rules.yml', text: textOf(chain) }).flatMap(({ rule }) => rule ?? [])
  let asked = 0
  const index = indexRules(rules)
  const counting = {
    ...index,
    find: (name: string) => {
      asked++
      return index.find(name)
    },
  }
  expect(rules.every(standsAlone(counting))).toBe(true)
  expect(asked).toBe(length)
})
