import { describe, expect, test } from 'vitest'
import { datadog, eql, esql, kql, lucene, splunk } from '../../backends/index.js'
import { type Backend, type ConvertSettings, convertRule, indexRules, parseRules } from '../../src/index.js'

const detection = (item: string): string => `title: t\nlogsource: {}\ndetection:\n  s:\n    ${item}\n  condition: s\n`
const correlation = `title: t
correlation:
  type: event_count
  rules: [some_rule]
  group-by: [b]
  timespan: 1h
  condition:
    gte: 1
`
const read = (text: string) => {
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  return rule
}

describe('a conversion lists the options in effect', () => {
  test.each([
    ['a query', detection('f: 1'), 'exact'],
    ['something that cannot be said', detection('f|week: 1'), 'none'],
    ['an open placeholder', detection("f|expand: '%a%'"), 'none'],
    ['a kind of rule that is not converted', correlation, 'none'],
  ])('with %s', (_, text, wanted) => {
    const { fidelity, options } = convertRule(read(text), esql, { options: { from: 'logs-okta*' } })
    expect([fidelity, options]).toEqual([
      wanted,
      {
        from: 'logs-okta*',
        metadata: true,
        keywords: 'refuse',
        'multi-value': 'assume',
        'minimum-version': '8.19',
        'max-regex-length': 1000,
        'event-category': false,
        'lower-once': false,
        'missing-groups': 'leave-out',
        recent: '6m',
      },
    ])
  })

  test('each with its type', () => {
    const table: boolean = convertRule(read(detection('f: 1')), splunk, { options: { table: true } }).options.table
    expect(table).toBe(true)
  })
})

describe('the help for an inexpressible rule names targets for the same data that express it exactly', () => {
  const help = (backend: Backend, item: string, settings: ConvertSettings = {}) =>
    convertRule(read(detection(item)), backend, settings).diagnostics.flatMap((one) => one.help ?? [])
  const lossy =
    '`--lossy`, or `wider` in `accept.fidelity`, accepts a query that matches more, and reports what it does not check'
  const exact = (targets: string) => `${targets} can express this exactly`

  test.each([
    [kql as Backend, "f|contains: 'net user'", {}, []],
    [
      kql as Backend,
      "f|contains: 'net user'",
      { f: 'wildcard' },
      [`${exact('the targets `lucene`, `eql` and `esql`')}; ${lossy}`],
    ],
    [kql as Backend, "f|re: '\\d'", {}, [`${exact('the targets `lucene`, `eql` and `esql`')}; ${lossy}`]],
    [kql as Backend, "f|re: '(?=x)'", {}, [lossy]],
    [eql as Backend, 'f|contains: Invoke', { f: 'text' }, [exact('the target `esql`')]],
    [lucene as Backend, 'f|fieldref: g', {}, [exact('the target `esql`')]],
    [esql as Backend, 'f|week: 1', {}, ['use another target for this rule']],
    [datadog as Backend, 'f|fieldref: g', {}, ['use another target for this rule']],
  ] as const)('%#', (backend, item, fieldTypes, helps) => {
    expect(help(backend, item, { fieldTypes })).toEqual(helps)
  })

  test('also if a wider query is accepted', () => {
    expect(help(eql as Backend, 'f|fieldref: g\n    h: 1', { lossy: true })).toEqual([exact('the target `esql`')])
  })
})

describe('the residual of a Splunk correlation with a search for each rule is that of all rules', () => {
  const correlated = (a: string, b: string) => {
    const base = (name: string, item: string) => `name: ${name}\n${detection(item)}`
    const aliases = '{ user: { a: UserA, b: UserB } }'
    const own = `title: c\ncorrelation: { type: temporal, rules: [a, b], aliases: ${aliases}, group-by: [user], timespan: 5m }\n`
    const documents = parseRules({ name: 'x', text: [base('a', a), base('b', b), own].join('---\n') })
    const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
    const correlation = rules.all.find(({ kind }) => kind === 'correlation')
    if (correlation === undefined) throw new Error('no correlation')
    const { fidelity, residual } = convertRule(correlation, splunk, { rules, lossy: true })
    return [fidelity, residual?.text]
  }

  test.each([
    ['EventID: 1', 'EventID: 2', ['exact', undefined]],
    [`"'u": z\n    EventID: 1`, 'EventID: 2', ['wider', `('u: "z" and EventID: 1) or EventID: 2`]],
    ['EventID: 1', `"'u": z\n    EventID: 2`, ['wider', `EventID: 1 or ('u: "z" and EventID: 2)`]],
  ])('%s, %s', (a, b, wanted) => {
    expect(correlated(a, b)).toEqual(wanted)
  })
})
