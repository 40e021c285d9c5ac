import { describe, expect, test } from 'vitest'
import type { LimitSettings } from '../../src/backend.js'
import { outcome, ruleText } from './outcome.js'

// Texts that no author writes. Nothing throws, and every diagnostic is expected; test/growth tests the growth of the
// work.

/** A description, the text, the diagnostics, and whether each rule matches the event `{ a: 'b', … }`. */
type Row = readonly [string, () => string, readonly string[], readonly (boolean | null)[]]

/** A row with limits lower than the default ones. */
type LimitedRow = readonly [...Row, LimitSettings]

function check(
  _: string,
  text: () => string,
  diagnostics: readonly string[],
  matches: readonly (boolean | null)[],
  limits?: LimitSettings,
): void {
  expect(outcome(text(), limits)).toEqual({ diagnostics, matches })
}

/** More values than a call can have as its arguments. */
const MANY = 130_000

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join('')

describe('a condition of', () => {
  const rows: readonly Row[] = [
    ['64 parentheses', () => ruleText(`${'('.repeat(64)}s${')'.repeat(64)}`), [], [true]],
    [
      '10,000 parentheses',
      () => ruleText(`${'('.repeat(10_000)}s${')'.repeat(10_000)}`),
      ['6:78 error condition-too-deep'],
      [null],
    ],
    ['10,000 open parentheses', () => ruleText('('.repeat(10_000)), ['6:78 error condition-too-deep'], [null]],
    ['10,000 negations', () => ruleText(`${'not '.repeat(10_000)}s`), [], [true]],
    ['10,001 negations', () => ruleText(`${'not '.repeat(10_001)}s`), [], [false]],
    ['64 negations in parentheses', () => ruleText(`${'not ('.repeat(64)}s${')'.repeat(64)}`), [], [true]],
    ['10,000 terms', () => ruleText(`s${' or s'.repeat(9_999)}`), [], [true]],
    ['4,000 terms in pairs', () => ruleText(`s${' and s or s'.repeat(2_000)}`), [], [true]],
    ['2,000 terms in a folded text', () => ruleText(`>-\n    s${' or\n    s'.repeat(1_999)}`), [], [true]],
    ['a name of a million characters', () => ruleText('x'.repeat(1_000_000)), ['6:14 error unknown-selection'], [null]],
    ['5,000 stars', () => ruleText(`1 of ${'s*'.repeat(5_000)}`), ['6:14 error no-selection-matches'], [null]],
    [
      'a count of a thousand digits',
      () => ruleText(`${'9'.repeat(1_000)} of s*`),
      ['6:14 error too-few-selections'],
      [null],
    ],
    ['control characters', () => ruleText('"s\\0\\x01 or \\e s"'), ['6:29 error condition-syntax'], [null]],
  ]
  test.each(rows)('%s', check)

  const greedy: readonly Row[] = [
    [
      '50 stars',
      () => ruleText(`1 of ${'*s'.repeat(50)}x`, `  ${'s'.repeat(100)}:\n    a: b`),
      ['6:14 error no-selection-matches'],
      [null],
    ],
  ]
  test.each(greedy)('%s', check)
})

describe('YAML of', () => {
  const laughs = repeat(30, (i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]\n`)
  const rows: readonly Row[] = [
    ['100,000 nested lists', () => '['.repeat(100_000), ['1:64 error yaml-too-deep'], [null]],
    ['1,000 nested maps', () => repeat(1_000, (i) => `${' '.repeat(i)}a:\n`), ['64:64 error yaml-too-deep'], [null]],
    ['a billion laughs', () => `l0: &l0 ha\n${laughs}`, ['7:40 error too-many-nodes'], [null]],
    ['1,000 aliases', () => `a: &a x\nb: [${'*a, '.repeat(1_000)}]`, ['1:1 error unknown-document'], [null]],
    ['1,001 aliases', () => `a: &a x\nb: [${'*a, '.repeat(1_001)}]`, ['2:4005 error too-many-aliases'], [null]],
    [
      'a merge of itself',
      () => 'a: &a\n  <<: *a\n',
      ['1:1 error unknown-document', '2:7 error recursive-alias', '2:7 error bad-merge'],
      [null],
    ],
    ['17 MiB', () => `title: ${'x'.repeat(17 * 1024 * 1024)}`, ['1:1 error file-too-large'], [null]],
    ['a line of 5 MiB in a comment', () => `${ruleText('s')}#${'x'.repeat(5 * 1024 * 1024 - 100)}`, [], [true]],
    ['a value of 100,000 characters', () => ruleText('s', `  s:\n    a: ${'b'.repeat(100_000)}`), [], [false]],
    ['a line of 2 MiB in a value', () => ruleText('s', `  s:\n    a: ${'b'.repeat(2 * 1024 * 1024)}`), [], [false]],
    ['nothing', () => '', ['1:1 error no-document'], [null]],
    ['an empty line before what is no YAML', () => '\n|a\n', ['2:2 error yaml-syntax'], [null]],
    ['comments', () => '# one\n# two\n', ['1:1 error no-document'], [null]],
    ['separators', () => '---\n---\n...\n', ['1:1 error no-document'], [null]],
    ['a byte order mark', () => '\uFEFF', ['1:1 error no-document'], [null]],
  ]
  test.each(rows)('%s', check)

  const limited: readonly LimitedRow[] = [
    [
      '130,000 keys',
      () => repeat(MANY, (i) => `k${i}: 1\n`),
      ['130000:10 error too-many-nodes'],
      [null],
      { 'yaml-nodes': 2 * MANY },
    ],
  ]
  test.each(limited)('%s', check)
})

describe('values', () => {
  const dashes = (count: number): string => repeat(count, (i) => ` -${i}`)
  const rows: readonly Row[] = [
    ['of 625 variants', () => ruleText('s', `  s:\n    a|windash: '${dashes(4)}'`), [], [false]],
    [
      'of 20,001 and more variants',
      () => ruleText('s', `  s:\n    a|windash: ['${dashes(6)}', '${dashes(5)}', '${dashes(5)} x']`),
      ['5:58 error too-many-values'],
      [null],
    ],
    [
      'of 5 to the power of 1,000 variants',
      () => ruleText('s', `  s:\n    a|windash: '${dashes(1_000)}'`),
      ['5:16 error too-many-values'],
      [null],
    ],
    ['of 2,000 in a list', () => ruleText('s', `  s:\n    a:${repeat(2_000, (i) => `\n      - ${i}`)}`), [], [false]],
    [
      'of 5,000 lists of dashes and encodings',
      () =>
        ruleText(
          's',
          `  s:\n    a|windash|wide|base64offset|contains:${repeat(5_000, () => `\n      - '${dashes(4)}'`)}`,
        ),
      ['16:9 error too-many-values'],
      [null],
    ],
    ['with 20,000 wildcards', () => ruleText('s', `  s:\n    a: '${'b*?'.repeat(10_000)}'`), [], [false]],
    ['of a regular expression that backtracks', () => ruleText('s', `  s:\n    a|re: '(b+)+(b+)+(b+)+$'`), [], [false]],
    [
      'of a regular expression with 10,000 groups',
      () => ruleText('s', `  s:\n    a|re: '${'('.repeat(10_000)}'`),
      ['5:76 error bad-regex'],
      [null],
    ],
    [
      'of a regular expression with 10,000 lookaheads',
      () => ruleText('s', `  s:\n    a|re: '${'(?='.repeat(10_000)}'`),
      ['5:204 error bad-regex'],
      [null],
    ],
    [
      'of a regular expression with a huge repetition',
      () => ruleText('s', `  s:\n    a|re: '(b{1000}){1000}'`),
      ['5:11 error regex-not-matchable'],
      [null],
    ],
    [
      'of a regular expression with 1,000 alternatives',
      () => ruleText('s', `  s:\n    a|re: 'b${'|b'.repeat(1_000)}'`),
      [],
      [true],
    ],
  ]
  test.each(rows)('%s', check)

  const limited: readonly LimitedRow[] = [
    [
      'of 130,000 in a list',
      () => ruleText('s', `  s:\n    a:${repeat(MANY, (i) => `\n      - ${i}`)}`),
      ['5:5 error too-many-values'],
      [null],
      { values: MANY - 1 },
    ],
  ]
  test.each(limited)('%s', check)

  const nested: readonly Row[] = [
    [
      'of a regular expression with 64 groups',
      () => ruleText('s', `  s:\n    a|re: '${'('.repeat(64)}b${')'.repeat(64)}'`),
      [],
      [true],
    ],
  ]
  test.each(nested)('%s', check)
})
