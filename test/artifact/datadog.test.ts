import { describe, expect, test } from 'vitest'
import { indexRules, parseRules, type Rule, trackNames } from '../../src/index.js'
import { correlations } from '../correlations/correlations.js'
import { readMessage } from '../readers/datadog/datadog-message.js'
import { type ApiRule, ruleProblems } from '../readers/datadog/datadog-rule.js'
import { asTerraformKeeps, readTerraform } from '../readers/terraform-rule.js'
import { made, objectOf, pipelines, ruleFiles, ruleWith } from './datadog-rules.js'

const all = [...ruleFiles].flatMap(([path, rules]) => rules.map((rule): [string, Rule] => [path, rule]))

describe.each([
  ['without pipelines', []],
  ['with the pipelines for Datadog', pipelines],
])('every rule of the repository %s', (_, pipelines) => {
  const settings = { pipelines }

  test.each(all)('the API accepts %s, and its message notifies nobody', (_, rule) => {
    const { text, conversion } = made(rule, 'rule', {}, settings)
    expect(text === null).toBe(conversion.query === null)
    if (text === null) return
    const object = JSON.parse(text) as ApiRule
    expect(ruleProblems(object)).toEqual([])
    expect([readMessage(object.message), readMessage(object.name)].flatMap(({ mentions }) => mentions)).toEqual([])
  })

  // Resources do not depend on the names of fields.
  if (pipelines.length === 0) return

  test.each(all)('%s is equal in Terraform, in blocks and as JSON', async (_, rule) => {
    const { text } = made(rule, 'rule', {}, settings)
    for (const resource of ['blocks', 'json']) {
      const terraform = made(rule, 'terraform', { resource }, settings)
      expect(terraform.text === null).toBe(text === null)
      if (text === null || terraform.text === null) continue
      const [[address, found] = []] = await readTerraform(`${terraform.text}\n`)
      expect(address).toBe(terraform.name?.name)
      expect(found).toEqual(asTerraformKeeps(JSON.parse(text), resource === 'json'))
    }
  })
})

describe.each([...correlations])('the correlation %s', (_, { rule, all }) => {
  const settings = { rules: indexRules(all) }
  const { text, conversion } = made(rule, 'rule', {}, settings)

  test('is a Cloud SIEM rule if there is a query for it', () => {
    expect(text === null).toBe(conversion.query === null)
  })

  if (text === null) return

  test('is accepted by the API, and equal in Terraform', async () => {
    expect(ruleProblems(JSON.parse(text))).toEqual([])
    for (const resource of ['blocks', 'json']) {
      const terraform = made(rule, 'terraform', { resource }, settings)
      const [found] = (await readTerraform(`${terraform.text}\n`)).values()
      expect(found).toEqual(asTerraformKeeps(JSON.parse(text), resource === 'json'))
    }
  })
})

test('all rules of the repository have different names in Terraform', () => {
  const track = trackNames()
  expect(all.flatMap(([, rule]) => track(rule, made(rule, 'terraform').name) ?? [])).toEqual([])
})

describe('options', () => {
  test.each([
    [{}, 300, 3600, 86400],
    [{ 'evaluation-window': '0s' }, 0, 3600, 86400],
    [{ 'evaluation-window': '6h' }, 21600, 21600, 86400],
    [{ 'keep-alive': '60s' }, 60, 60, 86400],
    [{ 'keep-alive': '24h' }, 300, 86400, 86400],
    [{ 'signal-duration': '30m' }, 300, 1800, 1800],
    [{ 'keep-alive': '2h', 'signal-duration': '2h' }, 300, 7200, 7200],
  ])('%j gives the durations %i, %i and %i', (options, evaluationWindow, keepAlive, maxSignalDuration) => {
    expect(objectOf(ruleWith(), options).options).toEqual({
      detectionMethod: 'threshold',
      evaluationWindow,
      keepAlive,
      maxSignalDuration,
    })
  })

  test.each([
    [
      { 'evaluation-window': '1h', 'keep-alive': '5m' },
      'the option `keep-alive` is 5 minutes and must be at least 1 hour',
    ],
    [
      { 'keep-alive': '1h', 'signal-duration': '5m' },
      'the option `signal-duration` is 5 minutes and must be at least 1 hour',
    ],
    [{ 'group-by': ['a*'] }, 'Datadog cannot group by `a*`: the field name cannot be expressed'],
  ])('%j cannot be', (options, because) => {
    const { text, diagnostics } = made(ruleWith(), 'rule', options)
    expect(text).toBeNull()
    expect(diagnostics.map(({ message }) => message)).toEqual([`cannot produce a Cloud SIEM rule: ${because}`])
  })

  test.each(['5 minutes', '7m', '2d'])('rejects a time span of %s, which is not a supported window', (text) => {
    expect(() => made(ruleWith(), 'rule', { 'keep-alive': text })).toThrow(
      'it must be one of 0s, 1m, 5m, 10m, 15m, 30m, 1h',
    )
  })

  test('copies a message with its variables and handles', () => {
    const message = '{{#is_match "@a" "b"}}@slack-security{{/is_match}}'
    expect(objectOf(ruleWith(), { message }).message).toBe(message)
  })

  test.each([
    ['notifications', ['@slack-a', 'slack-b'], 'it must be handles such as @slack-security'],
    ['notifications', ['@'], 'it must be handles such as @slack-security'],
    ['notifications', [' @slack-a'], 'it must be handles such as @slack-security'],
    ['extra-tags', ['team:a', '1st:tag'], 'it must be a tag such as team:security'],
    ['extra-tags', ['team:blue team'], 'it must be a tag such as team:security'],
    ['extra-tags', ['team:'], 'it must be a tag such as team:security'],
    ['extra-tags', [`a${'b'.repeat(200)}`], 'it must be a tag such as team:security'],
    ['message', '', 'it must be a string that is not blank'],
    ['message', ' \n', 'it must be a string that is not blank'],
  ])('%s=%j is wrong', (name, value, problem) => {
    expect(() => made(ruleWith(), 'rule', { [name]: value })).toThrow(problem)
  })

  test('copies handles, tags and groups from options', () => {
    const options = {
      notifications: ['@slack-a', '@a@b.example'],
      'extra-tags': ['Team:Größe/1', `a${'b'.repeat(199)}`],
      'group-by': ['usr.id', '@host'],
    }
    const { cases, tags, queries, hasExtendedTitle } = objectOf(ruleWith(), options)
    expect(cases[0]?.notifications).toEqual(options.notifications)
    expect(tags).toEqual(['source:okta', 'security:attack', ...options['extra-tags']])
    expect(queries[0]).toMatchObject({ groupByFields: ['@usr.id', '@host'], hasOptionalGroupByFields: true })
    expect([hasExtendedTitle, objectOf(ruleWith(), { 'group-by': [] }).hasExtendedTitle]).toEqual([true, false])
  })

  test('options in the rule take precedence', () => {
    const rule = ruleWith('sigmacast: { datadog: { severity: low, enabled: false, keep-alive: 2h } }')
    expect(objectOf(rule, { severity: 'critical' })).toMatchObject({
      isEnabled: false,
      cases: [{ status: 'low' }],
      options: { keepAlive: 7200 },
    })
  })

  test('names the resource as the option says', () => {
    expect(made(ruleWith(), 'terraform', { 'resource-name': 'of_us' }).text).toContain(
      'resource "datadog_security_monitoring_rule" "of_us" {',
    )
    expect(() => made(ruleWith(), 'terraform', { 'resource-name': '1st' })).toThrow('it must consist of letters')
  })
})

test.each([
  ['level: informational', 'info'],
  ['level: low', 'low'],
  ['level: critical', 'critical'],
  ['author: a', 'medium'],
])('%s is the severity %s', (level, status) => {
  expect(objectOf(ruleWith('', level)).cases).toEqual([{ status, condition: 'a > 0', notifications: [] }])
})

test.each([
  ['experimental', true],
  ['deprecated', false],
  ['unsupported', false],
])('a rule with the status %s runs: %s', (status, isEnabled) => {
  expect(objectOf(ruleWith(`status: ${status}`)).isEnabled).toBe(isEnabled)
})

test.each([
  ['[attack.t1528]', ['tactic:TA0006-credential-access', 'technique:T1528-steal-application-access-token']],
  // The first pair is a tactic with a technique of its own.
  [
    '[attack.initial-access, attack.credential-access, attack.t1528]',
    [
      'tactic:TA0006-credential-access',
      'technique:T1528-steal-application-access-token',
      'tactic:TA0001-initial-access',
    ],
  ],
  [
    '[attack.lateral-movement, attack.t1550.001]',
    ['tactic:TA0008-lateral-movement', 'technique:T1550-use-alternate-authentication-material'],
  ],
  [
    '[cve.2021-44228, detection.emerging-threats, attack.g0016]',
    ['cve:2021-44228', 'detection:emerging-threats', 'attack:g0016'],
  ],
  [`[a.${'b'.repeat(300)}]`, [`a:${'b'.repeat(198)}`]],
])('the tags %s', (tags, expected) => {
  expect(objectOf(ruleWith(`tags: ${tags}`)).tags.filter((tag) => !/^(?:source|security):/.test(tag))).toEqual(expected)
})

test.each([
  ['[actor, usr.name, network.client.ip, usr.email]', ['@usr.name', '@network.client.ip']],
  ['[host, usr.id]', ['@usr.id', 'host']],
  // The actor in the logs of the product.
  ['[actor]', ['@usr.email']],
])('a rule about single logs with the fields %s is grouped by %j', (fields, paths) => {
  expect(objectOf(ruleWith(`fields: ${fields}`)).queries[0]).toMatchObject({ groupByFields: paths })
})

test.each([
  ['no group', '', {}, true],
  ['a user', 'fields: [usr.id]', {}, false],
  ['groups of an option', '', { 'group-by': ['ip'] }, false],
  ['no groups by an option', '', { 'group-by': [] }, false],
])('warns of a rule about single logs without groups: %s', (_, lines, options, isWarned) => {
  const text = `title: t\nlogsource: { product: m365 }\ndetection: { s: { a: b }, condition: s }\n${lines}\n`
  const [rule] = parseRules({ name: 'rule.yml', text }).flatMap((document) => document.rule ?? [])
  const warnings = made(rule!, 'rule', options).diagnostics.filter(({ code }) => code === 'no-counterpart')
  expect(warnings.map(({ message }) => message)).toEqual(
    isWarned
      ? [
          'a Cloud SIEM rule cannot represent this: without groups, matches of different users and hosts form one signal; name a user, an address or a host in `fields`, or set `group-by`',
        ]
      : [],
  )
})
