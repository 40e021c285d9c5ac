import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandLines } from '../../backends/splunk/artifact/command-lines.js'
import { cronProblem } from '../../backends/splunk/artifact/cron.js'
import {
  splunkEnterpriseSecurity,
  splunkRest,
  splunkSavedSearches,
  splunkTerraform,
} from '../../backends/splunk/formats.js'
import { type SplunkSavedSearch, splunk } from '../../backends/splunk/index.js'
import { findPipeline } from '../../pipelines/all.js'
import {
  type Artifact,
  type Format,
  indexRules,
  makeArtifact,
  type Pipeline,
  parsePipeline,
  parseRules,
  type Rule,
} from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { inOneLine, readConf } from '../readers/splunk/splunk-conf.js'
import { formAsSent, readSavedSearches } from '../readers/splunk/splunk-terraform.js'

const read = (path: string): readonly Rule[] => {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  return parseRules({ name: path, text }).flatMap(({ rule }) => rule ?? [])
}
const [secretRead] = read('rules/auth0/auth0_client_secret_read.yml')
const [failedLogins] = read('rules/auth0/auth0_failed_logins_from_one_address.yml').filter(
  ({ kind }) => kind === 'correlation',
)
const [tokenRefused] = read('rules/okta/okta_public_app_token_refused_for_scope.yml')
const [storeCopied] = read('rules/windows/proc_creation_win_esentutl_credential_store_copy.yml')
const [nasty] = read('test/artifact/nasty.yml')
const rules = indexRules(read('rules/auth0/auth0_failed_logins_from_one_address.yml'))

type Options = typeof splunkRest.options & typeof splunkTerraform.options
type Settings = NonNullable<Parameters<typeof makeArtifact<typeof splunk, Format<Options>>>[3]>
const made = (rule: Rule | undefined, format: object, settings: Settings = {}): Artifact =>
  makeArtifact(rule as Rule, splunk, format as Format<Options>, { rules, ...settings }) as Artifact
const stanza = ({ text }: Artifact): Readonly<Record<string, string>> =>
  Object.fromEntries([...readConf(text ?? '').values()][0] ?? [])

// `npm run test:update -- test/artifact/splunk.test.ts` rewrites the file; review each change before you commit it.
const pipeline = (name: string): Pipeline => {
  const found = findPipeline(name)
  if (found === undefined) throw new Error(name)
  return found
}
const { pipeline: ourTenant } = parsePipeline({ name: 'ours.yml', text: 'priority: 30\nvars: { auth0_tenant: acme }' })
const summary: Settings = { options: { summary: true }, pipelines: [pipeline('splunk-auth0'), ourTenant as Pipeline] }
const dataModel: Settings = { options: { 'data-model': 'tstats' }, pipelines: [pipeline('splunk-cim')] }

describe('equals the golden file', () => {
  test.each<readonly [string, Rule | undefined, object, Settings]>([
    ['saved-search.conf', secretRead, splunkSavedSearches, {}],
    ['enterprise-security.conf', secretRead, splunkEnterpriseSecurity, {}],
    ['rest.form', secretRead, splunkRest, {}],
    ['saved-search.tf', secretRead, splunkTerraform, { formatOptions: { app: 'soc', email: ['soc@example.com'] } }],
    ['nasty.tf', nasty, splunkTerraform, {}],
    ['correlation.conf', failedLogins, splunkSavedSearches, {}],
    ['first-seen.conf', tokenRefused, splunkSavedSearches, {}],
    ['nasty.conf', nasty, splunkEnterpriseSecurity, {}],
    ['summary.conf', secretRead, splunkSavedSearches, summary],
    ['data-model.conf', storeCopied, splunkEnterpriseSecurity, dataModel],
  ])('splunk-%s', (name, rule, format, settings) => {
    const file = new URL(`../golden/artifacts/splunk-${name}`, import.meta.url)
    const text = `${made(rule, format, settings).text}\n`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})

describe('the name', () => {
  const id = '00000000-0000-4000-8000-00000000000a'
  const nameOf = (title: string, formatOptions: Settings['formatOptions'] = {}, ownId: string | undefined = id) => {
    const metadata = ownId === undefined ? { title } : { title, id: ownId }
    return made({ ...secretRead, metadata } as Rule, splunkSavedSearches, { formatOptions }).name?.name
  }

  test.each([
    ['Logon', {}, 'Logon'],
    ['  Logon\t by\nsomebody ', {}, 'Logon by somebody'],
    ['[Logon] a/b\\c', {}, '(Logon) a-b-c'],
    ['!?*', {}, '!?*'],
    ['Default', {}, id],
    ['', {}, id],
    ['Logon', { name: 'id' }, id],
    ['Logon', { name: 'title-and-id' }, `Logon (${id})`],
    ['Logon', { prefix: 'Threat - ', suffix: ' - Rule' }, 'Threat - Logon - Rule'],
    ['x'.repeat(99), {}, 'x'.repeat(99)],
    ['x'.repeat(100), {}, `${'x'.repeat(87)}… (00000000)`],
    ['x'.repeat(100), { suffix: ' - Rule' }, `${'x'.repeat(80)}… (00000000) - Rule`],
    ['x'.repeat(100), { name: 'title-and-id' }, `${'x'.repeat(59)}… (${id})`],
  ] as const)('of %j with %j is %j', (title, options, name) => {
    expect(nameOf(title, options)).toBe(name)
  })

  test('is missing without a title and an id', () => {
    const { text, diagnostics } = made({ ...secretRead, metadata: { title: ' ' } } as Rule, splunkSavedSearches)
    expect([text, diagnostics.map(({ code }) => code)]).toEqual([null, ['no-artifact']])
  })
})

describe('the time range', () => {
  const timesOf = (rule: Rule | undefined, settings: Settings) => {
    const { cron_schedule, ...values } = stanza(made(rule, splunkSavedSearches, settings))
    return [cron_schedule, values['dispatch.earliest_time'], values['dispatch.latest_time']]
  }

  test.each([
    [{}, ['*/15 * * * *', '-20m@m', '-5m@m']],
    [{ delay: '0' }, ['*/15 * * * *', '-15m@m', '@m']],
    [{ delay: '90s' }, ['*/15 * * * *', '-17m@m', '-2m@m']],
    [{ schedule: '7 * * * *' }, ['7 * * * *', '-65m@m', '-5m@m']],
    [{ schedule: '0,10,20 * * * *' }, ['0,10,20 * * * *', '-45m@m', '-5m@m']],
    [{ schedule: '0 */6 * * *' }, ['0 */6 * * *', '-365m@m', '-5m@m']],
    [{ schedule: '0 6 * * *' }, ['0 6 * * *', '-5m@m-1d', '-5m@m']],
    [{ schedule: '0 6 * * 1-5' }, ['0 6 * * 1-5', '-5m@m-3d', '-5m@m']],
    [{ schedule: '0 6,18 * * 0' }, ['0 6,18 * * 0', '-9365m@m', '-5m@m']],
    [{ schedule: '0 0 1 * *' }, ['0 0 1 * *', '-5m@m-31d', '-5m@m']],
    [{ schedule: '0 0 29 2 *' }, ['0 0 29 2 *', '-5m@m-1461d', '-5m@m']],
  ])('with %j', (formatOptions, times) => {
    expect(timesOf(secretRead, { formatOptions })).toEqual(times)
  })

  test('begins the time span of a correlation earlier', () => {
    expect(timesOf(failedLogins, {})).toEqual(['*/15 * * * *', '-30m@m', '-5m@m'])
    expect(timesOf(failedLogins, { formatOptions: { schedule: '0 6 * * *' } })).toEqual([
      '0 6 * * *',
      '-5m@m-1d-10m',
      '-5m@m',
    ])
  })

  test('covers everything that a first-seen query finds', () => {
    expect(timesOf(tokenRefused, {})).toEqual(['*/30 * * * *', '-1213200s', 'now'])
    expect(timesOf(tokenRefused, { options: { recent: '20m' } })[0]).toBe('*/15 * * * *')
    expect(timesOf(tokenRefused, { options: { recent: '2d' } })[0]).toBe('0 * * * *')
    const short = made(tokenRefused, splunkSavedSearches, { options: { recent: '5m' } })
    expect(short.diagnostics.map(({ message }) => message)).toEqual([
      'cannot produce a saved search: the query finds new values of the last 5m, and each run must cover the last 6m',
    ])
  })

  test.each([
    ['60 * * * *', 'its first field must contain minutes from 0 to 59'],
    ['0 25 * * *', 'its second field must contain hours from 0 to 23'],
    ['0 0 0 * *', 'its third field must contain days of the month from 1 to 31'],
    ['0 0 * jan *', 'its fourth field must contain months from 1 to 12'],
    ['0 0 * * 7', 'its fifth field must contain days of the week from 0 to 6'],
    ['* * * *', 'it must be a cron schedule with five fields'],
    ['99 * * * * *', 'it must be a cron schedule with five fields'],
  ])('of the schedule %j: %s', (schedule, problem) => {
    expect(cronProblem(schedule)).toContain(problem)
  })

  test.each([
    '',
    '* * * *',
    '* * * * * *',
    '@daily',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * * 7',
    '0 0 * * mon',
    '5/2 * * * *',
    '9-5 * * * *',
    '*/0 * * * *',
    '0 0 30 2 *',
    '0 0 1 * 1',
    '0 0 1 1 *\n',
  ])('cannot be told from the schedule %j', (schedule) => {
    expect(() => made(secretRead, splunkSavedSearches, { formatOptions: { schedule } })).toThrow(TypeError)
  })
})

const groupOf = (rule: Rule | undefined): string | undefined => {
  const { ruleSettings } = made(rule, splunkSavedSearches).conversion
  return (ruleSettings as SplunkSavedSearch | null)?.groupBy.join(',')
}

const CHAIN = `title: Outer
correlation: {type: value_count, rules: [inner], group-by: [user], timespan: 1h, condition: {gte: 3, field: host}}
---
title: Inner
name: inner
correlation: {type: event_count, rules: [failed], group-by: [user, host], timespan: 10m, condition: {gte: 5}}
---
title: Failed
name: failed
logsource: {product: windows}
detection: {s: {EventID: 4625}, condition: s}
`

describe('suppression', () => {
  const suppressed = (rule: Rule | undefined, settings: Settings = {}) => {
    const values = stanza(made(rule, splunkSavedSearches, settings))
    const { 'alert.suppress': isOn, 'alert.suppress.period': period, 'alert.suppress.fields': fields } = values
    return [isOn, period, fields, values['alert.digest_mode']]
  }

  test.each([
    ['a rule says everything', secretRead, {}, ['0', undefined, undefined, '1']],
    [
      'a rule may be silent about the same values of its fields',
      secretRead,
      { 'suppress-for': '1h' },
      ['1', '1h', 'data.user_id,data.ip,data.details.response.body.client_id', '0'],
    ],
    [
      '… of other fields',
      secretRead,
      { 'suppress-for': '1h', 'suppress-by': ['data.ip'] },
      ['1', '1h', 'data.ip', '0'],
    ],
    ['… or altogether', secretRead, { 'suppress-for': '1h', 'suppress-by': [] }, ['1', '1h', undefined, '1']],
    ['a correlation is silent about a group for its time span', failedLogins, {}, ['1', '10m', 'data.ip', '0']],
    ['… or longer', failedLogins, { 'suppress-for': '1d' }, ['1', '24h', 'data.ip', '0']],
    ['… or by other fields', failedLogins, { 'suppress-by': ['user'] }, ['1', '10m', 'user', '0']],
    ['… or not', failedLogins, { 'suppress-for': '0' }, ['0', undefined, undefined, '1']],
  ] as const)('%s', (_, rule, formatOptions, expected) => {
    expect(suppressed(rule, { formatOptions })).toEqual(expected)
  })

  test('is unnecessary for new values, because no run finds them again', () => {
    expect(suppressed(tokenRefused)).toEqual(['0', undefined, undefined, '1'])
    const [isOn, period, fields] = suppressed(tokenRefused, { formatOptions: { 'suppress-for': '1d' } })
    expect([isOn, period, fields]).toEqual(['1', '24h', groupOf(tokenRefused)])
  })

  test('lasts for the time span of the outer correlation', () => {
    const chain = parseRules({ name: 'chain.yml', text: CHAIN }).flatMap((document) => document.rule ?? [])
    const settings = { rules: indexRules(chain) }
    const values = stanza(made(chain[0], splunkSavedSearches, settings))
    expect(values['dispatch.earliest_time']).toBe('-90m@m')
    expect(suppressed(chain[0], settings)).toEqual(['1', '1h', 'user', '0'])
  })

  test.each([
    ['of cut windows', { windows: 'fixed', table: false }],
    ['of a table', { windows: 'sliding', table: true }],
    ['of a table of cut windows', { windows: 'fixed', table: true }],
  ] as const)('is by fields that the results %s have', (_, options) => {
    const rule = { ...failedLogins, metadata: { ...failedLogins?.metadata, fields: ['a'] } } as Rule
    const artifact = made(rule, splunkSavedSearches, { options })
    const { search, description } = stanza(artifact)
    expect(search).toMatch(
      options.windows === 'fixed'
        ? /relative_time\(_time, "\+10m"\)<=/
        : /where _time>=relative_time\(info_max_time, "-15m"\)/,
    )
    expect(search?.includes('\n| table _time, data.ip, a\n')).toBe(options.table)
    expect(description).not.toContain('overlap')
    expect([
      suppressed(rule, { options }),
      artifact.diagnostics.filter(({ code }) => code === 'no-counterpart'),
    ]).toEqual([['1', '10m', 'data.ip', '0'], []])
  })

  describe('applies after a pipeline has rewritten the query', () => {
    const text = 'postprocessing: [{type: embed, suffix: " | stats count"}]'
    const pipelines = [parsePipeline({ name: 'pipeline.yml', text }).pipeline!]

    test.each([
      ['is left out', failedLogins, {}, ['0', undefined, undefined, '1'], 1],
      ['… whatever time is given', failedLogins, { 'suppress-for': '1d' }, ['0', undefined, undefined, '1'], 1],
      ['… of a rule, too', secretRead, { 'suppress-for': '1d' }, ['0', undefined, undefined, '1'], 1],
      ['is by the fields that are given', failedLogins, { 'suppress-by': ['x'] }, ['1', '25m', 'x', '0'], 0],
      ['… as long as what is new is found again', tokenRefused, { 'suppress-by': ['x'] }, ['1', '1h', 'x', '0'], 0],
      ['is not missed where nothing is suppressed', secretRead, {}, ['0', undefined, undefined, '1'], 0],
    ] as const)('%s', (_, rule, formatOptions, expected, warnings) => {
      const settings = { pipelines, formatOptions }
      const { conversion, text, diagnostics } = made(rule, splunkSavedSearches, settings)
      expect(suppressed(rule, settings)).toEqual(expected)
      expect(diagnostics.filter(({ code }) => code === 'no-counterpart')).toHaveLength(warnings)
      expect(inOneLine(stanza({ text } as Artifact).search)).toBe(conversion.query)
      expect(text?.includes('Its runs overlap')).toBe(conversion.ruleSettings !== null)
    })
  })

  test('reports fields without a period: an error for the rule’s option, a warning for a caller’s', () => {
    const formatOptions = { 'suppress-by': ['data.ip'] }
    const given = made(secretRead, splunkSavedSearches, { formatOptions })
    expect([suppressed(secretRead, { formatOptions })[0], given.diagnostics.map(({ code }) => code)]).toEqual([
      '0',
      ['no-counterpart'],
    ])
    const text = `title: t
logsource: {}
detection: {s: {a: b}, condition: s}
sigmacast: {splunk: {suppress-by: [a]}}
`
    const [own] = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
    expect(made(own, splunkSavedSearches).diagnostics.map((one) => `${one}`.split('\n')[0])).toEqual([
      'rule.yml:4:35 error wrong-option: invalid value of the option `suppress-by`: it requires `suppress-for`',
    ])
    expect(made(own, splunkSavedSearches, { formatOptions: { 'suppress-for': '1h' } }).diagnostics).toEqual([])
  })
})

test.each([
  ['a=1', 'a=1'],
  ['a=1 | where b | table c', 'a=1\n| where b\n| table c'],
  ['a="x | y" | where match(b, "\\" | \\\\") | z', 'a="x | y"\n| where match(b, "\\" | \\\\")\n| z'],
  ["a=1 | where 'b | c'=1 | z", "a=1\n| where 'b | c'=1\n| z"],
  // Some single quotes are not part of a pair, and some double quotes are not closed.
  ['a=don\'t b="it\'s | c" | z', undefined],
  ['a=don\'t b="c | d" e=isn\'t | z', undefined],
  ['a="b | c', undefined],
  ['a=b\\ | c', undefined],
  ['a=1 [search b | fields c] | d', 'a=1 [search b\n| fields c]\n| d'],
])('each command stands in a line, unless it could be doubted what is one: %j', (search, lines = search) => {
  expect(commandLines(search)).toBe(lines)
})

test('a multi-line query keeps its meaning', () => {
  const template = 'index=main \\\n  {{ query }}\n| table a\n'.replace('\\', '')
  const text = `postprocessing: [{type: template, template: ${JSON.stringify(template)}}]`
  const { pipeline } = parsePipeline({ name: 'pipeline.yml', text }, { templates })
  const artifact = made(secretRead, splunkSavedSearches, { pipelines: [pipeline!] })
  expect(artifact.conversion.query).toContain('\n')
  expect(inOneLine(stanza(artifact).search)).toBe(inOneLine(artifact.conversion.query))
})

test.each([
  ['index=main \\\n{{ query }}', '`search` has a line that ends with a backslash'],
  ['index=main\n# {{ query }}', '`search` has a line that begins like a comment or a stanza'],
  ['{{ query }} \u0001 x', '`search` contains a control character'],
])('a query that no stanza can hold is an error, but for the form: %j', (template, because) => {
  const text = `postprocessing: [{type: template, template: ${JSON.stringify(template)}}]`
  const pipelines = [parsePipeline({ name: 'pipeline.yml', text }, { templates }).pipeline!]
  expect(
    made(secretRead, splunkSavedSearches, { pipelines }).diagnostics.map(({ code, message }) => [code, message]),
  ).toEqual([['no-artifact', `cannot produce a .conf stanza: ${because}, which Splunk would misread`]])
  const form = made(secretRead, splunkRest, { pipelines })
  expect(inOneLine(new URLSearchParams(form.text ?? '').get('search'))).toBe(inOneLine(form.conversion.query))
})

test('supports an email and other actions by name', () => {
  const formatOptions = { email: ['soc@example.com', 'me@example.com'], actions: ['webhook', 'slack'] }
  const values = stanza(made(secretRead, splunkSavedSearches, { formatOptions }))
  expect(Object.fromEntries(Object.entries(values).filter(([key]) => key.startsWith('action.')))).toEqual({
    'action.email': '1',
    'action.email.to': 'soc@example.com,me@example.com',
    'action.email.message.alert': '$name$\n$description$',
    'action.email.sendresults': '1',
    'action.email.inline': '1',
    'action.webhook': '1',
    'action.slack': '1',
  })
  const form = new URLSearchParams(made(secretRead, splunkRest, { formatOptions }).text ?? '')
  expect([form.get('actions'), form.get('action.email.to'), form.get('action.email')]).toEqual([
    'email,webhook,slack',
    'soc@example.com,me@example.com',
    null,
  ])
})

describe('a Terraform resource', () => {
  const options = { email: ['soc@example.com'], actions: ['webhook'], 'suppress-for': '1h', enabled: false } as const

  test.each<readonly [string, Rule | undefined, Settings['formatOptions']]>([
    ['rule', secretRead, {}],
    ['rule with options', secretRead, options],
    ['correlation', failedLogins, {}],
    ['rule about new values', tokenRefused, {}],
    ['rule with every character', nasty, options],
  ])('sends the form of a %s', async (_, rule, formatOptions = {}) => {
    const { text, name } = made(rule, splunkTerraform, { formatOptions })
    const [[address, sent] = []] = await readSavedSearches(`${text}\n`)
    expect([address, sent?.place]).toEqual([name?.name, 'nobody/search'])
    expect(sent?.form).toEqual(formAsSent(made(rule, splunkRest, { formatOptions }).text ?? ''))
  })

  test('belongs to an app, and has a name of its own', async () => {
    const formatOptions = { app: 'DA-ESS-soc', 'resource-name': 'secret' }
    const [[address, sent] = []] = await readSavedSearches(
      `${made(secretRead, splunkTerraform, { formatOptions }).text}\n`,
    )
    expect([address, sent?.place]).toEqual(['splunk_saved_searches.secret', 'nobody/DA-ESS-soc'])
    expect(() => made(secretRead, splunkTerraform, { formatOptions: { app: 'a/b' } })).toThrow(
      'the folder name of an app',
    )
  })

  test('reports a query that Terraform normalizes', () => {
    const text = 'title: t\nlogsource: {}\ndetection: {s: {a: "e\\u0301"}, condition: s}\n'
    const [rule] = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
    expect(made(rule, splunkTerraform).diagnostics.map(({ code }) => code)).toEqual(['no-counterpart'])
  })
})

test('supports risk scores and notable events with custom texts', () => {
  const formatOptions = {
    'risk-objects': ['data.user_id:user', 'data.ip'],
    'notable-title': 'A secret was read by $data.user_id$',
    'security-domain': 'identity',
    drilldown: false,
  } as const
  const values = stanza(made(secretRead, splunkEnterpriseSecurity, { formatOptions }))
  expect(values['action.notable.param.rule_title']).toBe('A secret was read by $data.user_id$')
  expect(values['action.notable.param.security_domain']).toBe('identity')
  expect(values['action.notable.param.drilldown_searches']).toBeUndefined()
  expect(JSON.parse(values['action.risk.param._risk'] ?? '')).toEqual([
    { risk_object_field: 'data.user_id', risk_object_type: 'user', risk_score: 40 },
    { risk_object_field: 'data.ip', risk_object_type: 'other', risk_score: 40 },
  ])
})

test('mentions every tag, and the scope', () => {
  const tags = ['attack.t1528', 'attack.g0016', 'attack.s0154', 'attack.t9999', 'CVE.2024-1', 'cve.2024-2', 'tlp.amber']
  const rule = { ...secretRead, metadata: { ...secretRead?.metadata, tags, scope: ['servers', 'clients'] } } as Rule
  const values = stanza(made(rule, splunkEnterpriseSecurity))
  expect(values.description).toContain(`Tags:\n- ${tags.slice(1).join('\n- ')}\n`)
  expect(values.description).toContain('Scope:\n- servers\n- clients\n')
  expect(JSON.parse(values['action.correlationsearch.annotations'] ?? '')).toEqual({
    mitre_attack: ['T1528'],
    cve: ['CVE-2024-1', 'CVE-2024-2'],
    sigma: ['attack.g0016', 'attack.s0154', 'attack.t9999', 'tlp.amber'],
  })
})

test.each([
  ['$a$', {}, ['no-counterpart']],
  ['$a', {}, []],
  ['$a$', { drilldown: false }, []],
  ['$a$', { notable: false }, []],
] as const)('a drilldown that %s would break is missed, with %j: %j', (value, formatOptions, codes) => {
  const text = `title: t\nlogsource: {}\ndetection: {s: {a: ${value}}, condition: s}\n`
  const [rule] = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
  const { diagnostics } = made(rule, splunkEnterpriseSecurity, { formatOptions })
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
  const form = made(rule, splunkRest, { formatOptions: { ...formatOptions, 'enterprise-security': true } })
  expect(form.diagnostics.map(({ code }) => code)).toEqual(codes)
})

test.each([
  ['deprecated', {}, '1'],
  ['unsupported', {}, '1'],
  ['experimental', {}, '0'],
  ['stable', { enabled: false }, '1'],
  ['deprecated', { enabled: true }, '0'],
] as const)('a rule that is %s, with %j, has disabled = %s', (status, formatOptions, disabled) => {
  const rule = { ...secretRead, metadata: { ...secretRead?.metadata, status } } as Rule
  expect(stanza(made(rule, splunkSavedSearches, { formatOptions })).disabled).toBe(disabled)
})

test('describes the residual', () => {
  const text = 'title: t\nlogsource: {}\ndetection: {s: {a|fieldref: "b\'", c: d}, condition: s}\n'
  const [rule] = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
  const artifact = made(rule, splunkSavedSearches, { lossy: true })
  expect(artifact.conversion.fidelity).toBe('wider')
  expect(stanza(artifact).description).toContain('The query does not check: ')
})

test('every built-in rule with a query has all artifacts', () => {
  const folder = new URL('../../rules/', import.meta.url)
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .flatMap((name) => read(`rules/${name}`))
  const index = indexRules(all)
  const missing = all.flatMap((rule) =>
    [splunkSavedSearches, splunkEnterpriseSecurity, splunkRest, splunkTerraform]
      .map((format) => made(rule, format, { rules: index, lossy: true }))
      .filter(({ conversion, text }) => conversion.query !== null && text === null)
      .map(({ diagnostics }) => [rule.metadata.title, diagnostics.map(String)]),
  )
  expect(missing).toEqual([])
})
