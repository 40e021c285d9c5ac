import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, indexRules, parseRules, type Rule } from '../../src/index.js'

const ID = '5d0c9c39-9a55-4a3e-8ac0-1d9a0c0e4f51'

const detection = (name: string, id: string): string => `title: ${name}
name: ${name}
id: ${id}
logsource: { category: test }
detection: { s: { kind: ${name} }, condition: s }
`

const correlation = (section: string): string => `title: correlation
correlation: { group-by: [who], timespan: 5m, ${section} }
`

/** The query of the first document and the codes of its diagnostics. */
function converted(...documents: readonly string[]) {
  const parsed = parseRules({ name: 'rules.yml', text: documents.join('---\n') })
  const all = parsed.flatMap(({ rule }): Rule[] => (rule === undefined ? [] : [rule]))
  const [rule] = all
  if (rule === undefined || rule.kind === 'filter') return { query: null, codes: [] }
  const { query, diagnostics } = convertRule(rule, splunk, { rules: indexRules(all) })
  return {
    query,
    codes: [...parsed.flatMap((document) => document.diagnostics), ...diagnostics].map(({ code }) => code),
  }
}

const aliases = (one: string, two: string): string => `aliases: { who: { ${one}: user, ${two}: account } }`
const byName = converted(
  correlation(`type: temporal, rules: [one, two], condition: one and not two, ${aliases('one', 'two')}`),
  detection('one', ID),
  detection('two', ID.replace('51', '52')),
)

test.each([
  ['aliases name a rule that is listed by its id', [ID, 'two'], ['one', 'two'], 'one and not two'],
  ['aliases give the id of a rule that is listed by its name', ['one', 'two'], [ID, 'two'], 'one and not two'],
  ['the id of a rule is in capital letters', [ID.toUpperCase(), 'two'], ['one', 'two'], 'one and not two'],
])('%s', (_, rules, [one = '', two = ''], condition) => {
  const section = `type: temporal, rules: [${rules.join(', ')}], condition: ${condition}, ${aliases(one, two)}`
  const found = converted(correlation(section), detection('one', ID), detection('two', ID.replace('51', '52')))
  expect(found).toEqual(byName)
  expect(found.query).toContain('who=')
})

test('an alias lacks a rule that is listed by its id', () => {
  const section = `type: temporal, rules: [${ID}, two], aliases: { who: { one: user } }`
  const found = converted(correlation(section), detection('one', ID), detection('two', ID.replace('51', '52')))
  expect(found.codes).toContain('incomplete-alias')
})

test('a field of a rule that is not listed is left out of an alias, with a warning', () => {
  const rules = [detection('one', ID), detection('two', ID.replace('51', '52'))]
  const section = `type: event_count, rules: [one], condition: { gte: 2 }, aliases: { who: { one: user, two: account } }`
  const found = converted(correlation(section), ...rules)
  const alone = converted(correlation(section.replace(', two: account', '')), ...rules)
  expect(found).toEqual({ query: alone.query, codes: ['rule-not-listed'] })
  expect(found.query).toContain('by user')
})

test('messages show an id as the file writes it', () => {
  const id = ID.toUpperCase()
  const section = (name: string): string => `type: event_count, rules: [${name}], condition: { gte: 2 }`
  const messagesOf = (...documents: readonly string[]): readonly string[] => {
    const rules = parseRules({ name: 'rules.yml', text: documents.join('---\n') }).flatMap(({ rule }) => rule ?? [])
    const [first] = rules
    if (first === undefined) return []
    return convertRule(first, splunk, { rules: indexRules(rules) }).diagnostics.map(({ message }) => message)
  }
  expect(messagesOf(correlation(section(id)))).toEqual([`there is no rule with the id or name \`${id}\``])
  expect(messagesOf(correlation(section(id)), detection('one', ID), detection('two', ID))).toContain(
    `several rules have the id or name \`${id}\``,
  )
})

test('a filter gives the id of a rule in capital letters', () => {
  const filter = `title: filter
logsource: { category: test }
filter: { rules: [${ID.toUpperCase()}], s: { user: admin }, condition: not s }
`
  expect(converted(detection('one', ID), filter).query).toBe('kind="one" NOT user="admin"')
})

test('the id of a rule is in capital letters, and a correlation names it in small ones', () => {
  const section = `type: event_count, rules: [${ID}], condition: { gte: 2 }`
  expect(converted(correlation(section), detection('one', ID.toUpperCase())).codes).toEqual([])
})

test.each([
  ['temporal', 'two and not one'],
  ['temporal', '(two or one) and two'],
  ['temporal_ordered', 'two and one'],
])('a correlation of type %s without `rules` has those of its condition', (type, condition) => {
  const rules = [detection('one', ID), detection('two', ID.replace('51', '52'))]
  const section = `type: ${type}, condition: ${condition}, ${aliases('one', 'two')}`
  const found = converted(correlation(section), ...rules)
  expect(found).toEqual(converted(correlation(`rules: [two, one], ${section}`), ...rules))
  expect(found.codes).not.toContain('missing-key')
})

test.each([
  'type: temporal',
  'type: temporal, condition: { gte: 2 }',
  'type: event_count, condition: { gte: 2 }',
  'type: event_count, condition: one',
])('{ %s } needs `rules`', (section) => {
  expect(converted(correlation(section), detection('one', ID)).codes).toContain('missing-key')
})
