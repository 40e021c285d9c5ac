import { expect, test } from 'vitest'
import { backends as onDemand } from '../../backends/index.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { type Backend, indexRules, makeArtifact, parseRules } from '../../src/index.js'

const backends = await loadTargetFormats(onDemand)

const many = (count: number): string => Array.from({ length: count }, (_, index) => `host${index}.example`).join(', ')
const rule = (values: string): string =>
  `title: Known bad\nname: known_bad\nlogsource: { category: dns }\ndetection: { s: { query: [${values}] }, condition: s }\n`
const correlation =
  '---\ntitle: Often\ncorrelation: { type: event_count, rules: [known_bad], group-by: [host], timespan: 5m, condition: { gte: 5 } }\n'

/** The diagnostics for the last rule of a text in one of the formats of a target. */
function said(text: string, target: string, format = 'query', settings: object = {}) {
  const backend = backends.get(target)
  const found = backend?.formats.find(({ name }) => name === format)
  const rules = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
  const last = rules.at(-1)
  if (backend === undefined || found === undefined || last === undefined) throw new Error('nothing to convert')
  const artifact = makeArtifact(last, { ...backend, ...settings } as Backend, found, { rules: indexRules(rules) })
  return {
    text: artifact.text,
    warnings: artifact.diagnostics
      .filter(({ code }) => code === 'platform-limit')
      .map(({ message, help }) => [message, help]),
    fidelity: artifact.conversion.fidelity,
  }
}

test.each([
  'kql',
  'lucene',
  'eql',
])('%s has a warning for more than 1,024 comparisons, and the query all the same', (target) => {
  expect(said(rule(many(1_024)), target).warnings).toEqual([])
  const { text, warnings, fidelity } = said(rule(many(1_025)), target)
  expect(text).toContain('host1024.example')
  expect(fidelity).toBe('exact')
  expect(warnings).toEqual([
    [
      expect.stringMatching(/may reject this query: it has 1025 comparisons, and the limit is 1024$/),
      expect.stringMatching(/^Elasticsearch always accepts this many clauses.*: https:\/\/www\.elastic\.co\//),
    ],
  ])
})

test('a correlation has the warnings of its events', () => {
  expect(said(rule(many(1_025)) + correlation, 'kql').warnings.length).toBe(1)
  expect(said(rule(many(10)) + correlation, 'kql').warnings).toEqual([])
})

test('ES|QL has a warning for a query of more than a million characters', () => {
  expect(said(rule(many(2_000)), 'esql').warnings).toEqual([])
  expect(said(rule(`${many(10)}, ${'x'.repeat(1_000_000)}`), 'esql').warnings.length).toBe(1)
})

test('a rule for the Kibana API has a warning for a body of more than a mebibyte', () => {
  expect(said(rule(`${'ü'.repeat(600_000)}`), 'kql', 'rule').warnings.map(([message]) => message)).toEqual([
    expect.stringMatching(/may reject this query: it has \d+ bytes, and the limit is 1048576$/),
  ])
  expect(said(rule(`${'x'.repeat(600_000)}`), 'kql', 'rule').warnings).toEqual([])
})

test('any backend can state limits', () => {
  const page = 'https://example.org/limits'
  const limits = [{ counts: 'characters', maximum: 10, because: 'it says so', page }]
  expect(said(rule('a'), 'splunk', 'query', { limits }).warnings).toEqual([])
  expect(said(rule('aaaaaaaa'), 'splunk', 'query', { limits }).warnings).toEqual([
    ['Splunk SPL may reject this query: it has 16 characters, and the limit is 10', `it says so: ${page}`],
  ])
})
