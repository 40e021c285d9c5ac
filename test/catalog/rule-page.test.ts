import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOf, ruleText } from './catalog-of.js'

const secretRead = readFileSync(new URL('secret-read.yml', import.meta.url), 'utf8')
const TITLE = 'Client Secret of a Critical Application Read'

describe('the page of a rule', () => {
  test('has exactly the indicators of the rule, by field', async () => {
    const { page } = await catalogOf({ 'secret-read.yml': secretRead })
    expect(
      page(TITLE).indicators.map(({ field, kind, values }) => [field, kind, ...values.map(({ value }) => value)]),
    ).toEqual([
      ['data.description', 'eq', 'Get client by ID'],
      ['data.details.accessedSecrets{}', 'eq', 'client_secret'],
      ['data.details.response.body.client_id', 'eq', 'critical-client_id-1', 'critical-client_id-etc'],
      ['data.type', 'eq', 'mgmt_api_read'],
    ])
  })

  test('has the condition as stage 0, and a stage for each selection', async () => {
    const { page } = await catalogOf({ 'secret-read.yml': secretRead })
    const { stages } = page(TITLE)
    expect(stages?.condition).toEqual(['selection'])
    expect(stages?.selections.map(({ name }) => name)).toEqual(['selection'])
    const [selection] = stages?.selections ?? []
    expect(selection?.tree).toMatchObject({
      kind: 'all',
      of: [
        { kind: 'predicate', number: 1, field: 'data.type', words: 'equals', value: 'mgmt_api_read', line: 19 },
        { number: 2, field: 'data.description', value: 'Get client by ID' },
        { number: 3, field: 'data.details.accessedSecrets{}', value: 'client_secret' },
        {
          kind: 'any',
          of: [
            { number: 4, value: 'critical-client_id-1', line: 23 },
            { number: 5, line: 24 },
          ],
        },
      ],
    })
  })

  test('has metadata, tactics and techniques with their names', async () => {
    const { page } = await catalogOf({ 'secret-read.yml': secretRead })
    expect(page(TITLE)).toMatchObject({
      path: 'rules/2d7087d2-716d-11f0-ba3b-723487b9527c',
      kind: 'detection',
      level: 'medium',
      status: 'experimental',
      authors: ['A Person', 'Another Person (Team, Place)'],
      date: '2025-07-11',
      modified: '2025-09-02',
      attack: [
        {
          id: 'TA0006',
          name: 'Credential Access',
          techniques: [{ id: 'T1528', name: 'Steal Application Access Token' }],
        },
      ],
      references: [
        { text: 'https://attack.mitre.org/techniques/T1528/', url: 'https://attack.mitre.org/techniques/T1528/' },
        { text: 'a book about secrets', url: null },
      ],
      falsepositives: ['An administrator who opens the settings of the client.'],
    })
  })

  test('has the query of each target with its verdict, and what it does not check', async () => {
    const { page } = await catalogOf({ 'secret-read.yml': secretRead })
    const queries = new Map(page(TITLE).queries.map((query) => [query.column, query]))
    expect([...queries].map(([name, { verdict }]) => `${name} ${verdict}`)).toEqual([
      'auth0 wider',
      'datadog exact',
      'eql exact',
      'esql exact',
      'kql exact',
      'lucene exact',
      'splunk exact',
    ])
    expect(queries.get('auth0')).toMatchObject({
      artifact: 'type:"mgmt_api_read" AND description:"Get client by ID"',
      assumptions: [{ name: 'letter-case' }],
      losses: [
        { number: 3, line: 21 },
        { number: 4, line: 23 },
        { number: 5, line: 24 },
      ],
    })
    const { artifact, marks } = queries.get('splunk') ?? { artifact: '', marks: [] }
    expect(marks.map(({ start, end, number }) => [number, artifact?.slice(start, end)])).toEqual([
      [1, 'data.type="mgmt_api_read"'],
      [2, 'data.description="Get client by ID"'],
      [3, '"data.details.accessedSecrets{}"="client_secret"'],
      [4, '"critical-client_id-1"'],
      [5, '"critical-client_id-etc"'],
    ])
  })

  test('shows every section', async () => {
    const { html } = await catalogOf({ 'secret-read.yml': secretRead })
    const text = html(TITLE)
    for (const heading of [
      'Before you deploy',
      'Rule body',
      'MITRE ATT&amp;CK coverage',
      'Queries',
      'Stages and Predicates',
      'Indicators',
      'Events',
      'More from the author',
      'Related rules and tests',
      'References',
    ])
      expect(text).toContain(`<h2>${heading}</h2>`)
    expect(text).toContain('T1528 Steal Application Access Token')
    expect(text).toContain('Tenant logs from a log stream')
    expect(text).toContain('New secrets from time to time.')
  })

  test('shows a query as it is, although it breaks its lines', async () => {
    const { page, html } = await catalogOf({ 'secret-read.yml': secretRead })
    const codes = new Map(
      [...html(TITLE).matchAll(/<code id="query-(\w+)-text">(.*?)<\/code>/gs)].map(([, name, code = '']) => [
        name,
        plainText(code),
      ]),
    )
    for (const { column, artifact } of page(TITLE).queries) expect(codes.get(column)).toBe(artifact)
  })
})

/** The text of a piece of HTML, as a browser shows it. */
const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('corpus counts', () => {
  const other = ruleText({
    title: 'Other Shells',
    id: '5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a02',
    detection: "{ shells: { Image: ['*\\CMD.EXE', '*\\sh.exe'] }, condition: shells }",
  })

  test('count the other rules with the same predicate, in any spelling', async () => {
    const { page, html } = await catalogOf({ 'a.yml': ruleText(), 'b.yml': other })
    expect(page('Shell of a Service').indicators).toMatchObject([
      { field: 'Image', kind: 'ends_with', values: [{ value: '\\cmd.exe', corpusCount: 1 }] },
    ])
    expect(page('Other Shells').indicators[0]?.values.map(({ corpusCount }) => corpusCount)).toEqual([1, 0])
    expect(html('Other Shells')).toContain('index.html?field=Image&amp;kind=ends_with&amp;value=%5CCMD.EXE">1</a>')
  })

  test('do not count a rule twice, and no value with another kind', async () => {
    const twice =
      "{ a: { Image|endswith: '\\cmd.exe' }, b: { Image|endswith: ['\\cmd.exe'], User: x }, condition: a or b }"
    const { page } = await catalogOf({
      'a.yml': ruleText({ detection: twice }),
      'b.yml': ruleText({
        id: '5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a03',
        title: 'Equal',
        detection: "{ s: { Image: '\\cmd.exe' }, condition: s }",
      }),
    })
    expect(page('Shell of a Service').indicators[0]?.values).toEqual([{ value: '\\cmd.exe', corpusCount: 0 }])
  })
})

describe('related rules', () => {
  test('are those that cover it, correlations and filters', async () => {
    const wide = ruleText({
      title: 'Any Shell',
      id: '5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a04',
      detection: "{ s: { Image|endswith: 'd.exe' }, condition: s }",
    })
    const correlation = `title: Many Shells
id: 5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a05
correlation:
    type: event_count
    rules: [5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a07]
    group-by: [User]
    timespan: 5m
    condition: { gte: 10 }
`
    const filter = `title: Not the Build Server
id: 5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a06
logsource: { product: windows, category: process_creation }
filter:
    rules: [5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01]
    build: { User: builder }
    condition: not build
`
    const part = ruleText({ title: 'A Part', id: '5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a07' })
    const { page } = await catalogOf({
      'a.yml': ruleText(),
      'b.yml': wide,
      'c.yml': correlation,
      'd.yml': filter,
      'e.yml': part,
    })
    const titles = (links: readonly { readonly title: string }[]): readonly string[] => links.map(({ title }) => title)
    const { related } = page('Shell of a Service')
    expect(titles(related.coveredBy)).toEqual(['Any Shell'])
    expect(titles(page('A Part').related.correlations)).toEqual(['Many Shells'])
    expect(titles(related.filters)).toEqual(['Not the Build Server'])
    expect(titles(page('Any Shell').related.covers)).toEqual(['Shell of a Service'])
    expect(titles(page('Not the Build Server').related.filters)).toEqual(['Shell of a Service'])
    expect(page('Many Shells').correlation).toMatchObject({
      type: 'event_count',
      rules: [{ link: { title: 'A Part' } }],
      groupBy: ['User'],
      timespan: '5m',
      condition: 'gte: 10',
    })
  })
})

describe('findings and tests', () => {
  test('are on the page, findings at their place', async () => {
    const doubled = "{ selection: { Image|endswith: ['\\cmd.exe', '\\cmd.exe'] }, condition: selection }"
    const tests = "tests:\n    - name: finds a shell\n      event: { Image: 'C:\\cmd.exe' }\n      expect: match\n"
    const { page, html } = await catalogOf({ 'a.yml': ruleText({ detection: doubled }), 'a.test.yml': tests })
    const { findings } = page('Shell of a Service')
    const at = findings.findIndex(({ code }) => code === 'duplicate-value')
    expect(findings[at]).toMatchObject({
      severity: 'warning',
      line: 7,
      related: [{ message: 'first occurrence', line: 7 }],
    })
    expect(html('Shell of a Service')).toContain(`<a href="#finding-${at + 1}">duplicate-value</a>`)
    expect(html('Shell of a Service')).toContain('first occurrence (<a href="#L7">line 7</a>)')
    expect(page('Shell of a Service').tests.map(({ name, isPassed }) => [name, isPassed])).toEqual([
      ['finds a shell', true],
    ])
  })
})
