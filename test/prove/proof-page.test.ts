import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Figures, noFigures } from '../../scripts/prove/figures.js'
import { proofBadge } from '../../scripts/prove/proof-badge.js'
import { SUMMARY } from '../../scripts/prove/proof-files.js'
import { type ProofRun, proofPage, summary } from '../../scripts/prove/proof-page.js'
import { staleness } from '../../scripts/prove/staleness.js'
import { assumptions } from '../../src/ir/assumptions.js'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the README repeats docs/proof.md, and there are no disagreements', () => {
  const [sentence] = SUMMARY.exec(read('docs/proof.md')) ?? []
  expect(SUMMARY.exec(read('README.md'))?.[0]).toBe(sentence)
  expect(sentence).toMatch(/disagreements: 0(?:, mutants found: ([\d,]+) of \1)?\*\*$/)
})

test('the badge repeats docs/proof.md', () => {
  expect(read('docs/proof.svg')).toBe(proofBadge(read('docs/proof.md')))
})

test('a badge shows disagreements in red', () => {
  const badge = proofBadge('**Proved: 1,234 verdicts compared, disagreements: 2**')
  expect(badge).toContain('aria-label="proof: 1,234 verdicts, 2 disagreements"')
  expect(badge).toContain('fill="#b3261e"')
})

test('a badge is green without disagreements, also in a sentence that goes on', () => {
  const badge = proofBadge('**Proved: 1,234 verdicts compared, disagreements: 0, mutants found: 3 of 3**')
  expect(badge).toContain('aria-label="proof: 1,234 verdicts, 0 disagreements"')
  expect(badge).not.toContain('fill="#b3261e"')
})

const figures = (target: string, checks: number, disagreements = 0, excused = 7): Figures => ({
  ...noFigures(target, 'reader'),
  rules: 1_000,
  accepted: 1_000,
  run: 900,
  checks,
  matching: 400,
  outside: new Map([['field-type', 10]]),
  inside: 4,
  excused: new Map([['a reason', excused]]),
  disagreements,
})
const run = (...all: readonly Figures[]): ProofRun => ({
  sets: [],
  engines: [{ name: 'reader', targets: ['a'], about: 'Somebody’s.', accepts: async () => [], close: async () => {} }],
  figures: all,
  claims: [{ target: 'a', exact: 1, assuming: 2, wider: 3, none: 4 }],
  strict: [{ target: 'a', given: 10, refused: 20, assuming: 30, disagreements: 0, first: undefined }],
  streams: [{ target: 'a', judge: 'reader', isOwn: true, streams: 5, checks: 60, matching: 7, disagreements: 0 }],
  artifacts: [{ target: 'a', format: 'toml', artifacts: 8, disagreements: 0, first: undefined }],
  schedules: [{ platform: 'A', schedules: 9, events: 90, disagreements: 0 }],
  mutants: '**Mutants found: 3 of 4** (1 more are equivalent)',
  known: [{ engines: ['reader'], because: 'a reason', page: 'https://example.org', reads: (event) => event }],
})

test('the page shows all results', () => {
  const page = proofPage(run(figures('a', 36_000), figures('b', 1_234)))
  expect(page.split('\n').filter((line) => /^\| (?!---|target|engine|platform|rules)|^\*\*/.test(line))).toEqual([
    '**Proved: 0 rules, 1 engines, 2,000 queries accepted, 37,234 verdicts compared, disagreements: 0, mutants found: 3 of 4**',
    '| a | reader | 1,000 | 1,000 | 900 | 36,000 | 400 | 10 | 4 | 7 | 0 |',
    '| b | reader | 1,000 | 1,000 | 900 | 1,234 | 400 | 10 | 4 | 7 | 0 |',
    '| a | 1,000 | 36,000 | 0 |',
    '| b | 1,000 | 1,234 | 0 |',
    `| a | \`field-type\`: ${assumptions['field-type']} | 10 |`,
    `| b | \`field-type\`: ${assumptions['field-type']} | 10 |`,
    '| a | 1 | 2 | 3 | 4 |',
    '**Mutants found: 3 of 4** (1 more are equivalent). [Mutants](mutants.md) are faults in the compiler. A mutant is found if the proof fails with it, or if these numbers change.',
    '| a | 10 | 20 | 30 | 0 |',
    '| a | reader | 5 | 60 | 7 | 0 |',
    '| a | toml | 8 | 0 |',
    '| A | 9 | 90 | 0 |',
    '| reader | a reason ([page](https://example.org)) | 14 |',
    '**reader**: Somebody’s.',
  ])
  expect(SUMMARY.exec(page)?.[0]).toBe(summary(run(figures('a', 36_000), figures('b', 1_234))))
})

const told = proofPage(run(figures('a', 36_000), figures('b', 1_234)))
test.each<readonly [string, ProofRun, readonly string[]]>([
  ['as it was', run(figures('a', 36_000), figures('b', 1_234)), []],
  ['with a few events more', run(figures('a', 36_900), figures('b', 1_234)), []],
  ['with a few excuses more', run(figures('a', 36_000, 0, 12), figures('b', 1_234)), []],
  [
    'with many excuses more',
    run(figures('a', 36_000, 0, 70), figures('b', 1_234)),
    ['a on reader: excused is 70, and the page has 7'],
  ],
  [
    'with far fewer events',
    run(figures('a', 18_000), figures('b', 1_234)),
    ['a on reader: checks is 18,000, and the page has 36,000'],
  ],
  ['without a target', run(figures('a', 36_000)), ['the page has b on reader, which was not run']],
  [
    'with another target',
    run(figures('a', 36_000), figures('b', 1_234), figures('c', 5)),
    ['the page lacks c on reader'],
  ],
  [
    'with a disagreement',
    run(figures('a', 36_000, 1), figures('b', 1_234)),
    ['a on reader: disagreements is 1, and the page has 0'],
  ],
  [
    'with another claim',
    {
      ...run(figures('a', 36_000), figures('b', 1_234)),
      claims: [{ target: 'a', exact: 0, assuming: 3, wider: 3, none: 4 }],
    },
    ['the page has other claims: now a | 0 | 3 | 3 | 4'],
  ],
])('a page is held against a run %s', (_, seen, problems) => {
  expect(staleness(told, seen)).toEqual(problems)
})
