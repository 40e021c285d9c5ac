import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, indexRules } from '../../src/index.js'
import { conversionText, readExpectations, writeExpectations } from '../backends/expectations.js'
import { correlations } from './correlations.js'

// `npm run test:update -- test/correlations` writes the expectations anew. Each one is read before it is committed: does the query find what the
// correlation means, and is it said where it does not?
const update = process.env.UPDATE_EXPECTED === '1'
const folder = new URL('./', import.meta.url)

describe.each([...backends])('%s', (name, backend) => {
  const converted = new Map(
    [...correlations].map(([construct, { rule, all, diagnostics }]) => [
      construct,
      conversionText(convertRule(rule, backend, { lossy: true, rules: indexRules(all) }), diagnostics),
    ]),
  )
  if (update) writeExpectations(name, converted, folder)
  const expected = readExpectations(name, folder)

  test('has an expectation for each correlation, and for nothing else', () => {
    expect([...expected.keys()]).toEqual([...converted.keys()])
  })

  test.each([...converted])('%s', (construct, text) => {
    expect(text).toBe(expected.get(construct))
  })
})
