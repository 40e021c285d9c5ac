// Correlations that Kibana rejects or displays incompletely.
import { expect, test } from 'vitest'
import { elasticNdjson, elasticRule, elasticTerraform } from '../../backends/elastic/formats.js'
import { esql, kql, lucene } from '../../backends/elastic/index.js'
import { correlation, firstSeen, make, plain } from './elastic-make.js'

const counted = (groups: string, field: string) =>
  correlation('value_count', '1h', `{ gte: 5, field: ${field} }`).replace('[User]', groups)

test.each([
  '[User]',
  '[Computer, User]',
])('rejects counting values of a field that the threshold groups by: %s', (groups) => {
  for (const backend of [kql, lucene]) {
    const { text, diagnostics } = make(counted(groups, 'User'), { backend })
    expect([text, diagnostics.map(({ code, message }) => `${code}: ${message}`)]).toEqual([
      null,
      [
        `correlation-not-expressible: ${backend.title} cannot express this correlation: the correlation counts values of a field that it also groups by: each group has one value, and Kibana rejects such rules`,
      ],
    ])
  }
  expect(make(counted('[Computer]', 'User')).text).not.toBeNull()
})

test('names the version that a threshold over more than three fields requires', () => {
  const of = (groups: string, format: unknown) => {
    const text = correlation('event_count', '1h', '{ gte: 5 }').replace('[User]', groups)
    const made = make(text, { format })
    return {
      said: made.diagnostics.filter(({ code }) => code === 'no-counterpart').map(({ message }) => message),
      isNoted: JSON.parse(made.text!).note.includes('The rule requires version 9.2'),
    }
  }
  for (const format of [elasticRule, elasticNdjson]) {
    expect(of('[a, b, c]', format)).toEqual({ said: [], isNoted: false })
    expect(of('[a, b, c, d]', format)).toEqual({
      said: ['a threshold rule before version 9.2 cannot represent this: it groups by more than three fields'],
      isNoted: true,
    })
  }
})

test.each([
  ['event_count', correlation('event_count', '10m', '{ gte: 5 }'), ['User']],
  ['value_count', counted('[User]', 'Image'), ['User']],
  ['what is new', firstSeen('14d'), ['User']],
  ['events', plain, ['User', 'Image', 'a.b']],
])('fields that ES|QL leaves out of the rows of %s are not shown, with a warning', (_, text, shown) => {
  const made = make(
    text
      .replace('logsource', "fields: [User, Image, 'a{}.b']\nlogsource")
      .replace('correlation:', "fields: [User, Image, 'a{}.b']\ncorrelation:"),
    { backend: esql },
  )
  const { investigation_fields } = JSON.parse(made.text!)
  const said = made.diagnostics.filter(({ code }) => code === 'no-counterpart').map(({ message }) => message)
  expect([investigation_fields, said]).toEqual([
    { field_names: shown },
    shown.length === 3
      ? []
      : ['an ES|QL rule cannot represent this: its rows are statistics and lack the fields `Image`, `a.b`'],
  ])
})

test('warns of more alerts per run than Kibana creates', () => {
  const of = (most: number, format: unknown) =>
    make(plain, { format, options: { 'max-signals': most } }).diagnostics.flatMap(({ code, message }) =>
      code === 'no-counterpart' ? [message] : [],
    )
  for (const format of [elasticRule, elasticNdjson, elasticTerraform]) {
    expect(of(1000, format)).toEqual([])
    expect(of(1001, format)).toEqual([
      '`max-signals` cannot represent this: by default, a run creates at most 1000 alerts; `xpack.alerting.rules.run.alerts.max` raises this limit',
    ])
  }
})

test('suppresses alerts of statistics only by columns of their rows', () => {
  const of = (timespan: string, fields: readonly string[]) => {
    const options = { 'suppress-by': fields, 'suppress-for': '2h' }
    const { text, diagnostics } = make(correlation('event_count', timespan, '{ gte: 5 }'), { backend: esql, options })
    const warnings = diagnostics.filter(({ code }) => code === 'no-counterpart').map(({ message }) => message)
    return [JSON.parse(text!).alert_suppression?.group_by, warnings]
  }
  const warning =
    'an ES|QL rule cannot represent this: its rows are statistics and lack the fields `host.name`, so `suppress-by` has no effect'
  expect(of('1h', ['User'])).toEqual([['User'], []])
  expect(of('1h', ['host.name'])).toEqual([undefined, [warning]])
  expect(of('1h', ['User', 'host.name'])).toEqual([undefined, [warning]])
  expect(of('1d', ['host.name'])).toEqual([['time_window', 'User'], [warning]])
})
