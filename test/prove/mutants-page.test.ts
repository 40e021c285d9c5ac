import { expect, test } from 'vitest'
import type { Judged } from '../../scripts/mutate/judge-mutants.js'
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
    '| `src/a.ts` | 3 | 1 | 1 | 1 |',
    '* `src/a.ts`: two. both select the same events',
    '* `src/a.ts`: three. no verdict differs',
  ])
})
