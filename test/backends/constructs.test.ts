import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { conversionText, readExpectations, writeExpectations } from './expectations.js'

// `npm run test:update -- test/backends` rewrites the expectations. Review each one before you commit it: is it what
// the rule means in the language of the backend?
const update = process.env.UPDATE_EXPECTED === '1'

describe.each([...backends])('%s', (name, backend) => {
  const converted = new Map(
    [...constructs].map(([construct, { diagnostics }]) => [
      construct,
      conversionText(convertRule(constructRule(construct), backend, { lossy: true }), diagnostics),
    ]),
  )
  if (update) writeExpectations(name, converted)
  const expected = readExpectations(name)

  test('has exactly one expectation per construct', () => {
    expect([...expected.keys()]).toEqual([...converted.keys()])
  })

  test.each([...converted])('%s', (construct, text) => {
    expect(text).toBe(expected.get(construct))
  })
})
