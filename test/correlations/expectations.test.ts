import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, indexRules } from '../../src/index.js'
import { conversionText, readExpectations, writeExpectations } from '../backends/expectations.js'
import { correlations } from './correlations.js'

// `npm run test:update -- test/correlations` rewrites the expectations. Review each one before you commit it: does the
// query find what the correlation means, and are differences reported?
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

  test('has exactly one expectation per correlation', () => {
    expect([...expected.keys()]).toEqual([...converted.keys()])
  })

  test.each([...converted])('%s', (construct, text) => {
    expect(text).toBe(expected.get(construct))
  })
})
