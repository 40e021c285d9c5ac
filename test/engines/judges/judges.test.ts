import { afterAll, describe, expect, test } from 'vitest'
import { sampleProblem } from '../../../scripts/prove/judges/sample.js'
import { judges } from './index.js'
import { judgeDifferences } from './judge-differences.js'

const RULE =
  'title: t\nlogsource: {product: p}\ndetection:\n  s: {a|contains: b, c: 5}\n  f: {a: null}\n  condition: s or f\n'

for (const open of judges) {
  const judge = await open()
  describe.skipIf(judge === undefined)(`the judge ${judge?.name ?? 'that is not installed'}`, () => {
    if (judge === undefined) return test('is installed', () => undefined)
    afterAll(judge.close)

    test('gives a verdict for each event', async () => {
      const events = [{ a: 'aBc', c: 5 }, { a: 'aBc' }, {}, { a: null }]
      expect(await judge.judge([{ rule: RULE, events }])).toEqual([{ verdicts: [true, false, true, true] }])
    })
    test('refuses a rule that it cannot read, with a reason', async () => {
      expect(await judge.judge([{ rule: 'title: t\ndetection: {}\n', events: [] }])).toEqual([
        { refused: expect.stringMatching(/./) },
      ])
    })
    test.each(
      judgeDifferences.filter((difference) => difference.judge === judge.name),
    )('differs: $because', async (difference) => {
      expect(await sampleProblem(difference, judge)).toBeUndefined()
    })
  })
}

test('a page decides each difference', () => {
  const wanting = judgeDifferences.filter(
    ({ because, page }) => because === '' || !/^(?:https:|\w+\/?[\w-]*\.md)/.test(page),
  )
  expect(wanting).toEqual([])
})
