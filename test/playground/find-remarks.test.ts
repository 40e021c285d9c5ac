import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { openChecker } from '../../site/playground/answer/find-remarks.js'
import { openTextReader } from '../../site/playground/answer/read-texts.js'
import { parsePipeline } from '../../src/pipeline/read/parse-pipeline.js'

const rule = (number: number): string =>
  `title: Rule ${number}\nlogsource:\n    product: windows\ndetection:\n    one:\n        a: ${'x'.repeat(900)}\n    condition: one\n`

test('a check that is interrupted keeps what it has found, and lists own problems from the first step on', async () => {
  const texts = openTextReader(backends)({
    rules: Array.from({ length: 100 }, (_, n) => rule(n)).join('---\n'),
    filters: '',
  })
  expect(texts.files.length).toBeGreaterThan(90)
  const findRemarks = openChecker(backends, '2026-01-01')
  const own = { ...parsePipeline({ name: 'p', text: '[' }).diagnostics[0]!, source: texts.files[0]!.source }
  const steps = async (most: number): Promise<readonly number[]> => {
    const counts: number[] = []
    for await (const remarks of findRemarks(texts, [own])) {
      expect(remarks.map(({ code }) => code)).toContain(own.code)
      counts.push(remarks.length)
      if (counts.length === most) break
    }
    return counts
  }
  const interrupted = await steps(3)
  expect(interrupted).toEqual([...interrupted].sort((a, b) => a - b))
  const whole = await steps(100)
  expect(whole.slice(0, 3)).toEqual(interrupted)
  expect(whole.at(-1)).toBe(Math.max(...whole))
})
