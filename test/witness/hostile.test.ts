import { expect, test } from 'vitest'
import { parseRules, type Rule, witnessRule } from '../../src/index.js'
import { ruleText } from '../diagnostics/outcome.js'

// Rules that no author writes. Events may be found or not; the witness counts its work and gives up at its limit.

const list = (count: number, value: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `\n      - ${value(at)}`).join('')
const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

/** A description, the rule, the number of matching events, and the number of others. */
const rows: readonly (readonly [string, () => string, readonly [number, number]])[] = [
  ['2,000 values', () => ruleText('s', `  s:\n    a:${list(2_000, (at) => `v${at}`)}`), [10, 10]],
  [
    '800 values, half of them excluded',
    () =>
      ruleText(
        's and not f',
        `  s:\n    a|contains:${list(400, (at) => `v${at}x`)}\n  f:\n    a|contains:${list(390, (at) => `v${at}xx`)}`,
      ),
    [10, 10],
  ],
  [
    '2,000 values of one field at once',
    () => ruleText('s', `  s:\n    a|all:${list(2_000, (at) => `v${at}`)}`),
    [0, 0],
  ],
  ['400 values of one field at once', () => ruleText('s', `  s:\n    a|all:${list(400, (at) => `v${at}`)}`), [1, 19]],
  ['2,000 fields at once', () => ruleText('s', `  s:\n${lines(2_000, (at) => `    f${at}: x`)}`), [0, 0]],
  [
    'an expression with 60 repetitions in each other',
    () => ruleText('s', `  s: {a|re: '${'('.repeat(60)}a${')+'.repeat(60)}'}`),
    [11, 8],
  ],
  ['an expression with 2,000 alternatives', () => ruleText('s', `  s: {a|re: 'b${'|c'.repeat(2_000)}'}`), [10, 9]],
  ['a value of 50,000 characters', () => ruleText('s', `  s: {a: ${'b'.repeat(50_000)}}`), [6, 14]],
  ['a name with 10,000 dots', () => ruleText('s', `  s: {'${'a.'.repeat(10_000)}b': x, c: y}`), [9, 11]],
  [
    'a condition that contradicts itself in 2 to the power of 23 ways',
    () =>
      ruleText(
        lines(23, (at) => `((s${at} and not s${(at + 1) % 23}) or (not s${at} and s${(at + 1) % 23}))`).replaceAll(
          '\n',
          ' and ',
        ),
        lines(23, (at) => `  s${at}: {f${at}: x}`),
      ),
    [0, 0],
  ],
  [
    'names that every object has',
    () => ruleText('s', '  s: {__proto__: x, constructor.name: y, __proto__.b: z}'),
    [10, 10],
  ],
]

test.each(rows)('%s', (_, text, counts) => {
  const [rule] = parseRules({ name: 'hostile', text: text() }).map(({ rule }) => rule as Rule)
  const { witnesses } = witnessRule(rule!)
  const matching = witnesses.filter(({ matches }) => matches).length
  expect([matching, witnesses.length - matching]).toEqual(counts)
})
