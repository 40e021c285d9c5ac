import { describe, expect, test } from 'vitest'
import { splunkEnterpriseSecurity } from '../../backends/splunk/formats.js'
import { splunk } from '../../backends/splunk/index.js'
import type { SplunkOptions } from '../../backends/splunk/options.js'
import { indexRules, makeArtifact, parseRules } from '../../src/index.js'
import { readConf } from '../readers/splunk/splunk-conf.js'

const TEXT = `title: Correlation
correlation: {type: event_count, rules: [base], group-by: [user.name], timespan: 10m, condition: {gte: 3}}
fields: [client.ip]
---
title: Base
name: base
logsource: {}
detection: {s: {eventType: logon, client.ip: 192.0.2.1, host: [a, b]}, condition: s}
fields: [user.name]
`
const all = parseRules({ name: 'rule.yml', text: TEXT }).flatMap((document) => document.rule ?? [])
const [correlation, base] = all
const events = { type: 'correlation', rule: correlation } as const
const single = { type: 'detection', rule: base } as const

/** Columns that results have or lack, as suppression and risk scores treat them. */
const CASES: readonly (readonly [
  what: string,
  { readonly type: string; readonly rule: (typeof all)[number] | undefined },
  Partial<SplunkOptions>,
  column: string,
  isThere: boolean,
])[] = [
  ['events have every field', single, {}, 'client.ip', true],
  ['the event of a match has every field', events, {}, 'client.ip', true],
  ['a window has its group', events, { windows: 'fixed' }, 'user.name', true],
  ['a window has its count', events, { windows: 'fixed' }, 'event_count', true],
  ['a window has no other field', events, { windows: 'fixed' }, 'client.ip', false],
  ['a table has the fields of the rule', single, { table: true }, 'user.name', true],
  ['a table has no other field', single, { table: true }, 'client.ip', false],
  ['the table of a correlation has its group', events, { table: true }, 'user.name', true],
  ['a summary has short names', single, { summary: true }, 'name', true],
  ['a summary has fields of the condition', single, { summary: true }, 'host', true],
  ['a summary has no other field', single, { summary: true }, 'client.ip', false],
]

describe.each(CASES)('%s (%#)', (_, { rule }, options, column, isThere) => {
  const made = (formatOptions: object) =>
    rule === undefined
      ? undefined
      : makeArtifact(rule, splunk, splunkEnterpriseSecurity, { rules: indexRules(all), options, formatOptions })
  const warningsOf = (artifact: ReturnType<typeof made>) =>
    artifact?.diagnostics.filter(({ code }) => code === 'no-counterpart').map(({ message }) => message)
  const reason = `the results of the search lack the field \`${column}\``

  test('suppression', () => {
    const artifact = made({ 'suppress-for': '1h', 'suppress-by': [column] })
    const settings = [...readConf(artifact?.text ?? '').values()][0]
    expect(warningsOf(artifact)).toEqual(
      isThere ? [] : [`alert.suppress.fields cannot represent this: ${reason}, so no alert is suppressed`],
    )
    expect(settings?.get('alert.suppress.fields')).toBe(isThere ? column : undefined)
    expect(settings?.get('alert.suppress')).toBe(isThere ? '1' : '0')
  })

  test('risk scores', () => {
    expect(warningsOf(made({ 'risk-objects': [`${column}:user`] }))).toEqual(
      isThere ? [] : [`a risk object cannot represent this: ${reason}, so no score is added`],
    )
  })
})

describe('the drilldown searches of a correlation', () => {
  const searches = (formatOptions: object) => {
    if (correlation === undefined) return []
    const { text } = makeArtifact(correlation, splunk, splunkEnterpriseSecurity, {
      rules: indexRules(all),
      formatOptions,
    })
    const list = [...readConf(text ?? '').values()][0]?.get('action.notable.param.drilldown_searches') ?? '[]'
    return (JSON.parse(list) as { name: string; search: string }[]).map(({ name, search }) => [
      name,
      search.split(' | ').at(-1),
    ])
  }
  const allResults = ['Results of the search', 'where event_count>=3']

  test.each([
    ['show the group of the notable event first', {}, [['user.name', 'search "user.name"="$user.name$"']]],
    [
      '… by all fields that identify it',
      { 'suppress-by': ['user.name', 'a-b{}.c'] },
      [['user.name, a-b{}.c', 'search "user.name"="$user.name$" "a-b{}.c"="$a-b{}.c$"']],
    ],
    ['… unless a field has no token', { 'suppress-by': ['user.name', 'a$b'] }, []],
    ['… or nothing identifies it', { 'suppress-by': [] }, []],
  ] as const)('%s', (_, options, expected) => {
    const same = expected.map(([fields, command]) => [`Results with the same ${fields}`, command])
    expect(searches(options)).toEqual([...same, allResults])
  })
})
