import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, indexRules, parseRules } from '../../src/index.js'

const rule = (head: string, logsource: string): string =>
  `title: Rule\n${head}\nlogsource: ${logsource}\ndetection:\n  s:\n    a: 1\n  t:\n    b: 2\n  condition: s or t\n`
const filter = (rules: string, logsource: string, condition = 'not s'): string =>
  `title: Filter\nlogsource: ${logsource}\nfilter:\n  rules: ${rules}\n  s:\n    c: 3\n    d: 4\n  condition: ${condition}\n`

const named = rule('name: one', '{product: windows, service: sysmon}')
const byId = rule('id: 929a690e-bef0-4204-a928-ef5e620d6fcc', '{product: windows}')
const plain = 'a=1 OR b=2'
const filtered = '(a=1 OR b=2) NOT (c=3 d=4)'

/** Each row: a rule, its filters, and the query of the rule. */
const rows: readonly (readonly [title: string, rule: string, filters: readonly string[], query: string])[] = [
  ['by name', named, [filter('[one]', '{}')], filtered],
  ['by name, as a text', named, [filter('one', '{}')], filtered],
  ['by id', byId, [filter('[929a690e-bef0-4204-a928-ef5e620d6fcc]', '{product: windows}')], filtered],
  ['any of the log source', named, [filter('any', '{product: windows}')], filtered],
  ['another rule is left alone', named, [filter('[two]', '{}')], plain],
  ['another log source is left alone', named, [filter('[one]', '{product: linux}')], plain],
  ['a log source that says more is another', byId, [filter('any', '{product: windows, service: sysmon}')], plain],
  ['the condition is added as it is written', named, [filter('any', '{}', 's')], '(a=1 OR b=2) c=3 d=4'],
  ['several', named, [filter('any', '{}'), filter('[one]', '{}', 's')], '(a=1 OR b=2) NOT (c=3 d=4) c=3 d=4'],
]

test.each(rows)('%s', (_, ...[text, filters, query]) => {
  const rules = [text, ...filters].flatMap((one, index) => parseRules({ name: `${index}.yml`, text: one }))
  const index = indexRules(rules.flatMap(({ rule }) => rule ?? []))
  const [first] = index.all
  expect(first && convertRule(first, splunk, { rules: index })).toMatchObject({ query, diagnostics: [] })
})

test('selection names of a filter are independent of those of the rule', () => {
  const text = `${rule('name: one', '{}')}---\n${filter('any', '{}', '1 of s*')}`
  const documents = parseRules({ name: 'both.yml', text })
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  expect(rules.all.map((one) => convertRule(one, splunk, { rules }).query)).toEqual(['(a=1 OR b=2) c=3 d=4', null])
})

test.each([
  ['1 of them', 'c=3'],
  ['1 of *', 'c=3'],
  ['all of *draft*', null],
  ['1 of _*', 'd=4'],
])('`%s` in a filter reaches a selection that begins with an underscore only by a pattern that does', (condition, added) => {
  const text = `title: Filter\nlogsource: {}\nfilter:\n  rules: any\n  s:\n    c: 3\n  _draft:\n    d: 4\n  condition: ${condition}\n`
  const documents = parseRules({ name: 'both.yml', text: `${rule('name: one', '{}')}---\n${text}` })
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  const [first] = rules.all
  expect(first && convertRule(first, splunk, { rules }).query).toBe(added && `(a=1 OR b=2) ${added}`)
})
