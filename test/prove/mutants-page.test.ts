import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Judged } from '../../scripts/mutate/judge-mutants.js'
import { mutants } from '../../scripts/mutate/mutants/index.js'
import { mutantsPage, scoreOf } from '../../scripts/mutate/mutants-page.js'

const judged = (name: string, outcome: Judged['outcome'], because: string): Judged => ({
  mutant: { name, file: 'src/a.ts', from: 'a', to: 'b' },
  outcome,
  because,
  seconds: 1,
})
const all = [
  judged('one', 'killed', 'the verdicts differ'),
  judged('two', 'equivalent', 'both select the same events'),
  judged('three', 'survived', 'no verdict differs'),
]

test('the score leaves out equivalent faults', () => {
  expect(scoreOf(all)).toBe('**Mutants found: 1 of 2** (1 more are equivalent)')
})

test('the page lists faults by file, and names those that are not found', () => {
  expect(
    mutantsPage(all)
      .split('\n')
      .filter((line) => /^\| `|^\* /.test(line)),
  ).toEqual([
    '| `src/a.ts` | 3 | 1 | 1 | 0 | 1 |',
    '* `src/a.ts`: two. both select the same events',
    '* `src/a.ts`: three. no verdict differs',
  ])
})

test('the score counts faults that no run has judged apart', () => {
  expect(scoreOf([...all, judged('four', 'not judged', 'no run yet')])).toBe(
    '**Mutants found: 1 of 2** (1 more are equivalent, and 1 are not judged yet)',
  )
})

test('docs/mutants.md is about the faults of the lists', () => {
  const page = readFileSync(new URL('../../docs/mutants.md', import.meta.url), 'utf8')
  const rows = page.split('\n').flatMap((line) => {
    const [, file = '', numbers = ''] = /^\| `(.*?)` \| (.*) \|$/.exec(line) ?? []
    return file === '' ? [] : [[file, Number(numbers.split(' | ')[0])]]
  })
  const files = [...new Set(mutants.map(({ file }) => file))].sort()
  expect(rows).toEqual(files.map((file) => [file, mutants.filter((mutant) => mutant.file === file).length]))
})
