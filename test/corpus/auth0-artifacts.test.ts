import { describe, expect, test } from 'vitest'
import { judgeTogether } from '../artifact/auth0-together.js'
import { corpusRules } from './rules.js'

// Every rule for Auth0, compared with its meaning on witness events.
const rules = corpusRules().filter(({ rule }) => rule.logsource.product === 'auth0')

describe.skipIf(rules.length === 0)('rules for Auth0', () => {
  let judged = 0
  test.each(rules.map(({ source, rule }) => [source.name.replace(/^.*\//, ''), rule] as const))('%s', (_, rule) => {
    judged += judgeTogether(rule)
  })
  test('compares events', () => expect(judged).toBeGreaterThan(200))
})
