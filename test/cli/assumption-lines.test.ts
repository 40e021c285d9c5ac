import { expect, test } from 'vitest'
import { assumptionLines, startTally } from '../../src/cli/commands/convert/summary.js'

test('lists assumptions by the number of their queries', () => {
  const tally = startTally(['plain'])
  tally.queries = 2_000
  tally.assumptions.set('raw-text', 1).set('letter-case', 1_214).set('field-type', 18)
  expect(assumptionLines(tally).map((line) => line.replace(/:.*\(/, ': ('))).toEqual([
    '1,214 queries assume: (letter-case)',
    '18 queries assume: (field-type)',
    '1 query assumes: (raw-text)',
  ])
})
