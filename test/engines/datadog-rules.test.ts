import { describe, expect, test } from 'vitest'
import { indexRules, parseRules } from '../../src/index.js'
import { made, pipelines, ruleFiles } from '../artifact/datadog-rules.js'
import { correlations } from '../correlations/correlations.js'
import { openDatadogClient } from './datadog-client.js'

// Datadog's own client checks every rule for the rules of the repository, and for all correlations of the tests.

const unknownIn = openDatadogClient()

const written = [...ruleFiles.values()].flat()

const [{ rule: filter } = {}] = parseRules({
  name: 'filter.yml',
  text: 'title: f\nlogsource: {}\nfilter: { rules: any, s: { user: ann }, t: { ip: 10.0.0.1 }, condition: not s and t }\n',
})

describe.skipIf(unknownIn === undefined)("Datadog's client", () => {
  const texts = [
    ...written.map((rule) => made(rule, 'rule', {}, { pipelines })),
    ...written.map((rule) =>
      made(rule, 'rule', { filters: 'rule' }, { pipelines, rules: indexRules([...written, filter!]) }),
    ),
    ...[...correlations.values()].map(({ rule, all }) => made(rule, 'rule', {}, { rules: indexRules(all) })),
  ].flatMap(({ text }) => text ?? [])

  test('accepts every rule, and writes the same again', () => {
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter((text) => JSON.parse(text).filters !== undefined)).not.toEqual([])
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
