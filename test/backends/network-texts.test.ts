import { expect, test } from 'vitest'
import { eql, kql, lucene } from '../../backends/elastic/index.js'
import { type Backend, convertRule, parseRules } from '../../src/index.js'

/** The assumptions of the query for a selection. */
function assumptionsOf(backend: Backend, selection: string, condition: string, fieldTypes = {}): readonly string[] {
  const text = `title: t\nlogsource: {category: c}\ndetection: {s: {${selection}}, condition: ${condition}}\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  const { query, assumptions } = convertRule(document!.rule!, backend, { lossy: true, fieldTypes })
  expect(query).not.toBeNull()
  return assumptions
}

// In a field of type `ip`, a term query for the text of a network finds the addresses of the network.
test.each<readonly [backend: Backend, selection: string]>([
  [kql, 'ip: 10.0.0.0/8'],
  [kql, 'ip|cased: 10.0.0.0/8'],
  [kql, 'ip: [x, 10.0.0.0/8]'],
  [kql, 'ip|re: ^10\\.0\\.0\\.0/8$'],
  [kql, 'ip: "2001:db8::/32"'],
  [lucene, 'ip: 10.0.0.0/8'],
  [lucene, 'ip: [x, 10.0.0.0/8]'],
  [lucene, 'ip: "2001:db8::/32"'],
  [eql, 'ip|cased: 10.0.0.0/8'],
  [eql, 'ip|cased: "2001:db8::/32"'],
])('the text of a network assumes a field of texts: $0.name, %s', (backend, selection) => {
  expect(assumptionsOf(backend, selection, 's')).toContain('field-type')
  expect(assumptionsOf(backend, selection, 'not s')).toContain('field-type')
  expect(assumptionsOf(backend, selection, 's', { ip: 'keyword' })).not.toContain('field-type')
})

test.each<readonly [backend: Backend, selection: string]>([
  [kql, 'ip: 10.0.0.1'],
  [kql, 'path: /8'],
  [kql, 'path: 10.0.0.0/80'],
  [kql, 'date: 10/8'],
  [lucene, 'ip: 10.0.0.1'],
  // A regular expression and a comparison that ignores case never search a network.
  [lucene, 'ip|re: ^10\\.0\\.0\\.0/8\\z'],
  [eql, 'ip: 10.0.0.0/8'],
])('other texts do not: $0.name, %s', (backend, selection) => {
  expect(assumptionsOf(backend, selection, 's')).not.toContain('field-type')
})

test('a regular expression in both letter cases searches no network', () => {
  const text = 'title: t\nlogsource: {category: c}\ndetection: {s: {ip: "fe80::/10"}, condition: s}\n'
  const [document] = parseRules({ name: 'rule.yml', text })
  const options = { 'case-insensitive': 'regex' } as const
  expect(convertRule(document!.rule!, lucene, { options })).toMatchObject({ fidelity: 'exact', assumptions: [] })
})
