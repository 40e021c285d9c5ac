import { describe, expect, test } from 'vitest'
import { splunkSavedSearches } from '../../backends/splunk/formats.js'
import { splunk } from '../../backends/splunk/index.js'
import { readableNames } from '../../backends/splunk/readable-names.js'
import { type ConvertSettings, convertRule, makeArtifact, parseRules, type Rule } from '../../src/index.js'
import { runStream } from '../readers/splunk/spl-stream.js'

const ruleOf = (detection: string, rest = ''): Rule => {
  const text = `title: t\nid: 0a000000-0000-4000-8000-000000000001\nlogsource: {}\ndetection: { s: ${detection}, condition: s }\n${rest}`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error(document?.diagnostics.join('\n'))
  return document.rule
}
type Options = NonNullable<ConvertSettings<typeof splunk.options>['options']>
const queryOf = (rule: Rule, options: Options = { summary: true }) => convertRule(rule, splunk, { options }).query
const END = ' | convert timeformat="%F %T %Z" ctime(firstTime) ctime(lastTime)'
const STATS = 'stats count min(_time) as firstTime max(_time) as lastTime'

describe('the option `summary` counts results by the fields of the rule', () => {
  test.each([
    [
      'with short names',
      '{ a.type: x }',
      '[a.b.user, ip]',
      `rename a.b.user as user | fillnull value="-" user ip | ${STATS} by user, ip`,
    ],
    [
      'with the values of other fields that vary',
      '{ type: [x, y], code: 1, "path|contains": tmp, "size|gt": 5 }',
      '[user]',
      `fillnull value="-" user | ${STATS} values(type) as type values(path) as path values(size) as size by user`,
    ],
    [
      'without the values of fields that the condition excludes',
      '{ type: x, "path|neq|contains": tmp }',
      '[user]',
      `fillnull value="-" user | ${STATS} by user`,
    ],
    [
      'with lists',
      '{ type: x }',
      '["target{}.id", actor.id, host name]',
      `rename "target{}.id" as target_id, actor.id as actor_id, "host name" as host_name | fillnull value="-" target_id actor_id host_name | ${STATS} by target_id, actor_id, host_name`,
    ],
  ])('%s', (_, detection, fields, commands) => {
    const rule = ruleOf(detection, `fields: ${fields}`)
    expect(queryOf(rule)).toBe(`${queryOf(rule, {})} | ${commands}${END}`)
  })

  test('and not without fields', () => {
    expect(queryOf(ruleOf('{ type: x }'))).toBe('type="x"')
  })

  test('instead of a table', () => {
    const rule = ruleOf('{ type: x }', 'fields: [user]')
    expect(queryOf(rule, { summary: true, table: true })).toBe(queryOf(rule))
  })
})

test('a summary counts every event, also those without a field', () => {
  const rule = ruleOf('{ type: [x, y] }', 'fields: [a.user, b.user, ip]')
  const events = [
    { _time: 1, type: 'x', a: { user: 'ann' }, ip: '1' },
    { _time: 2, type: 'y', a: { user: 'ann' }, ip: '1' },
    { _time: 3, type: 'x', ip: '1' },
    { _time: 4, type: 'x' },
    { _time: 5, type: 'z', ip: '1' },
  ]
  const rows = runStream(queryOf(rule) ?? '', events)
  expect(rows).toEqual([
    { a_user: 'ann', b_user: '-', ip: '1', count: 2, firstTime: 1, lastTime: 2, type: ['x', 'y'] },
    { a_user: '-', b_user: '-', ip: '1', count: 1, firstTime: 3, lastTime: 3, type: ['x'] },
    { a_user: '-', b_user: '-', ip: '-', count: 1, firstTime: 4, lastTime: 4, type: ['x'] },
  ])
})

describe('readable names', () => {
  test.each([
    [
      ['data.details.response.body.client_id', 'data.ip'],
      ['client_id', 'ip'],
    ],
    [
      ['actor.id', 'target{}.id', 'client.id'],
      ['actor_id', 'target_id', 'client_id'],
    ],
    [
      ['a.b.id', 'c.b.id'],
      ['a_b_id', 'c_b_id'],
    ],
    [
      ['ip', 'data.ip'],
      ['ip', 'data_ip'],
    ],
    [
      ['cs-host', 'user name'],
      ['cs_host', 'user_name'],
    ],
    [
      ['data.count', 'count', 'x.firstTime'],
      ['data_count', 'field_count', 'x_firstTime'],
    ],
    [
      ['a.b', 'a_b', 'c.b'],
      ['a.b', 'a_b', 'c_b'],
    ],
    [
      ['x.a_b', 'a.b', 'c.b'],
      ['a_b', 'a.b', 'c_b'],
    ],
    [
      ['{}', '.'],
      ['{}', '.'],
    ],
  ])('of %j are %j', (fields, names) => {
    expect(readableNames(fields)).toEqual(names)
  })

  test('differ from names that are taken', () => {
    expect(readableNames(['x.user', 'ip'], ['user'])).toEqual(['x_user', 'ip'])
  })
})

describe('a rule sets `summary` itself', () => {
  const rule = (value: string) => ruleOf('{ type: x }', `fields: [user]\nsigmacast: { splunk: { summary: ${value} } }`)

  test('and overrides the option', () => {
    expect(queryOf(rule('true'), {})).toContain(' | stats count ')
    expect(queryOf(rule('false'), { summary: true })).toBe('type="x"')
  })

  test('and a wrong value is reported once', () => {
    const { diagnostics } = makeArtifact(rule('maybe'), splunk, splunkSavedSearches)
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['wrong-option', 'error']])
  })
})

test('suppression names the columns of a summary', () => {
  const rule = ruleOf('{ type: x }', 'fields: [data.user, data.ip]')
  const settings = { options: { summary: true }, formatOptions: { 'suppress-for': '1h' } }
  expect(makeArtifact(rule, splunk, splunkSavedSearches, settings).text).toContain('alert.suppress.fields = user,ip')
})
