import { describe, expect, test } from 'vitest'
import { indexRules } from '../../src/index.js'
import { made, pipelines, ruleFiles } from '../artifact/datadog-rules.js'
import { correlations } from '../correlations/correlations.js'
import { openDatadogClient } from './datadog-client.js'

// Datadog's own client checks every rule for the rules of the repository, and for all correlations of the tests.

const unknownIn = openDatadogClient()

describe.skipIf(unknownIn === undefined)("Datadog's client", () => {
  const texts = [
    ...[...ruleFiles.values()].flat().map((rule) => made(rule, 'rule', {}, { pipelines })),
    ...[...correlations.values()].map(({ rule, all }) => made(rule, 'rule', {}, { rules: indexRules(all) })),
  ].flatMap(({ text }) => text ?? [])

  test('accepts every rule, and writes the same again', () => {
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.flatMap((text) => unknownIn?.(JSON.parse(text)) ?? [])).toEqual([])
  })

  test.each([
    ['an unknown key', { level: 'high' }],
    ['an unknown severity', { cases: [{ status: 'severe' }] }],
    ['an unknown window', { options: { evaluationWindow: 301 } }],
  ])('tells %s', (_, change) => {
    expect(unknownIn?.({ ...JSON.parse(texts[0] ?? '{}'), ...change })).not.toEqual([])
  })
})
