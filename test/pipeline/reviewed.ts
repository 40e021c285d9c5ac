import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Compares each outcome with the block of its name in a file. `npm run test:update -- test/pipeline` rewrites the file;
 * review each block before you commit it.
 */
export function reviewed(file: URL, outcomes: ReadonlyMap<string, string>): void {
  if (process.env.UPDATE_EXPECTED === '1') {
    writeFileSync(file, [...outcomes].map(([name, text]) => `## ${name}\n${text}\n`).join('\n'))
  }
  const expected = new Map(
    readFileSync(file, 'utf8')
      .split(/^## /m)
      .slice(1)
      .map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1).trimEnd()]),
  )

  test('has exactly one expectation per case', () => {
    expect([...expected.keys()]).toEqual([...outcomes.keys()])
  })

  test.each([...outcomes])('%s', (name, text) => {
    expect(text).toBe(expected.get(name))
  })
}
