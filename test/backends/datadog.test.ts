import { describe, expect, test } from 'vitest'
import { datadog } from '../../backends/datadog/index.js'
import { logSearch } from '../../backends/datadog/log-search.js'
import { render } from '../../src/dialect/dialect.js'
import type { Rendering } from '../../src/dialect/rendering.js'
import { convertRule, parseRules } from '../../src/index.js'
import { predicatesOf } from '../unit/lowered.js'

const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
const dialect = logSearch({ 'tag-fields': 'env, kube{}.pod', keywords: 'message' })
const everywhere = logSearch({ 'tag-fields': '', keywords: 'all' })
const printed = (key: string, value: string, by = dialect): Rendering[] =>
  predicatesOf(key, JSON.stringify(value)).map((predicate) => render(predicate, by))

const wider = (text: string, because: string, ...assumptions: string[]) => ({
  fidelity: 'wider',
  text,
  because,
  assumptions,
})
const assuming = (text: string, ...assumptions: string[]) => ({ fidelity: 'assuming', text, assumptions })
const unsupported = (because: string) => ({ fidelity: 'unsupported', because })

const WORDS = 'Datadog searches text word by word'
const CASE = 'full-text search may be case-insensitive'
const NO_WORD = 'a full-text search requires a letter or a digit'
const CONTROL = 'Datadog log search cannot express control characters'
const REGEX = 'Datadog log search has no regular expressions'
const STATUS = 'Datadog replaces the status of a log with one of its own; map it to another attribute'
const ATTRIBUTES = 'Datadog only compares attributes with numbers and networks'

describe('prints a value', () => {
  test.each([
    ['f|cased', 'user.login', '@f:user.login'],
    ['f|cased', 'jane@example.com', '@f:jane@example.com'],
    ['f|cased', 'user-login', '@f:"user-login"'],
    ['f|cased', 'AND', '@f:"AND"'],
    ['f|cased', 'and', '@f:and'],
    ['f|cased', 'NOTEPAD', '@f:"NOTEPAD"'],
    ['f|cased', 'ANDREW', '@f:ANDREW'],
    ['f|cased', '42', '@f:42'],
    ['f|cased', '1.5', '@f:1.5'],
    ['f|cased', '1.50', '@f:"1.50"'],
    ['f|cased', '007', '@f:"007"'],
    ['f|cased', '1e3', '@f:"1e3"'],
    ['f|cased', '10.1.2.3', '@f:10.1.2.3'],
    ['f|cased', '-5', '@f:"-5"'],
    ['f|cased', 'a "b" c:\\d', '@f:"a \\"b\\" c:\\\\d"'],
    ['f|cased', '*', '@f:*'],
    ['f|cased', '\\*', '@f:"*"'],
    ['f|cased', '?', '@f:?'],
    ['f|contains|cased', 'a b', '@f:*a\\ b*'],
    ['f|contains|cased', '/x,y;z@$%', '@f:*/x,y;z@$%*'],
    [
      'f|contains|cased',
      '-+=!&|><(){}[]^"“”~:\\\\#\\*\\?',
      '@f:*\\-\\+\\=\\!\\&\\|\\>\\<\\(\\)\\{\\}\\[\\]\\^\\"\\“\\”\\~\\:\\\\\\#\\*\\?*',
    ],
    ['f|endswith|cased', 'x ', '@f:(*x\\ )'],
    ['f|startswith|cased', ' x\u00a0', '@f:\\ x\\\u00a0*'],
    ['f|cased', 'a\tb', wider('@f:a?b', CONTROL)],
    ['f', '\n', wider('@f:?', CONTROL)],
    ['f', 'Jane', assuming('@f:Jane', 'letter-case')],
    ['f', '', unsupported('Datadog does not document how to search for empty values')],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })
})

describe('converts a regular expression', () => {
  test.each([
    ['f|re', '^svc-', '@f:svc\\-*'],
    ['f|re|i', '^svc-', assuming('@f:svc\\-*', 'letter-case')],
    ['f|re', '(curl|wget)', '@f:(*curl* OR *wget*)'],
    ['f|re', 'a.b', assuming('@f:*a?b*', 'single-line')],
    ['f|re', 'a|', '@f:*'],
    ['f|re', 'abc\\d', wider('@f:*abc*', REGEX)],
    ['f|re|i', 'abc\\d', wider('@f:*abc*', REGEX, 'letter-case')],
    ['f|re', '\\d', wider('@f:*', REGEX)],
    ['f|re', '^(|a)$', unsupported('Datadog does not document how to search for empty values')],
    ['|re', 'abc', unsupported(REGEX)],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })
})

describe('names a reserved attribute and a tag without @', () => {
  test.each([
    ['source|cased', 'okta', 'source:okta'],
    ['@source|cased', 'okta', '@source:okta'],
    ['@evt.name|cased', 'user.login', '@evt.name:user.login'],
    ['host.name|cased', 'x', '@host.name:x'],
    ['Message|cased', 'x', '@Message:x'],
    ['env', 'Prod', 'env:prod'],
    ['env|cased', 'Prod', 'env:Prod'],
    ['env|re|i', '^Prod', 'env:prod*'],
    ['kube.pod|contains', 'A', 'kube.pod:*a*'],
    ['env|cidr', '10.0.0.0/8', unsupported(ATTRIBUTES)],
    ['f|cidr', '10.0.0.0/8', 'CIDR(@f,10.0.0.0/8)'],
    ['a,b|cidr', '10.0.0.0/8', unsupported(ATTRIBUTES)],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })

  test.each([
    ['status|cased', 'error', 'status:error'],
    ['status', 'OK', assuming('status:OK', 'letter-case')],
    ['status|startswith|cased', 'warn', 'status:warn*'],
    ['status|cased', '*r?', 'status:*r?'],
    ['status', 'success', unsupported(STATUS)],
    ['status|contains', 'x', unsupported(STATUS)],
    ['status', '200', unsupported(STATUS)],
    ['status|re', '^(error|fail)', unsupported(STATUS)],
    ['@status|cased', 'success', '@status:success'],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })

  test('compares numbers with attributes only', () => {
    const compare = (field: string) => render({ ...place, kind: 'compare', field, op: 'gte', value: '-5' }, dialect)
    expect([compare('f'), compare('status')]).toEqual([assuming('@f:>=-5', 'field-type'), unsupported(ATTRIBUTES)])
  })
})

describe('searches the message by words', () => {
  test.each([
    ['message|contains', 'Failed', assuming('message:*Failed*', 'letter-case')],
    ['message|contains', 'failed login', wider('(message:*failed* message:*login*)', WORDS, 'letter-case')],
    ['message|contains', 'failed*login', wider('(message:*failed* message:*login*)', WORDS, 'letter-case')],
    ['message|contains', 'failed*?', wider('message:*failed*', WORDS, 'letter-case')],
    ['message|startswith', 'failed', wider('message:*failed*', WORDS, 'letter-case')],
    ['message', 'failed', wider('message:*failed*', WORDS, 'letter-case')],
    ['message|contains|cased', 'Failed', wider('message:*Failed*', CASE)],
    ['message|contains|cased', '4625', 'message:*4625*'],
    ['message|contains', 'a=b', wider('(message:*a* message:*b*)', WORDS, 'letter-case')],
    ['message|contains', 'a user_name is', wider('(message:*user* message:*name*)', WORDS, 'letter-case')],
    ['message', '*', 'message:*'],
    ['message|contains', '=>', unsupported(NO_WORD)],
    ['message|re|i', 'failed', assuming('message:*failed*', 'letter-case')],
    ['message|re', 'a|b', unsupported(WORDS)],
    ['message|re', 'failed$', unsupported(WORDS)],
    ['|contains', 'failed', assuming('*failed*', 'raw-text', 'letter-case')],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })

  test('searches all attributes, by option', () => {
    expect([printed('', 'failed', everywhere), printed('', 'failed login', everywhere)]).toEqual([
      [assuming('*:*failed*', 'field-type')],
      [wider('(*:*failed* *:*login*)', WORDS, 'field-type')],
    ])
  })
})

describe('prints a name', () => {
  test.each([
    ['a.b_c', '@a.b_c:*'],
    ['a{}.b', '@a.b:*'],
    ['user-id', '@user\\-id:*'],
    ['a b:c', '@a\\ b\\:c:*'],
    ['a*', unsupported('Datadog cannot express the field name `a*`')],
    ['@', unsupported('Datadog cannot express the field name `@`')],
  ])('%j', (field, expected) => {
    expect(render({ ...place, kind: 'exists', field }, dialect)).toEqual(expected)
  })
})

test('puts a negation next to OR in parentheses', () => {
  const text = `title: t
logsource: {}
detection:
  a: {f: [x, null]}
  b: {ip|cidr: 10.0.0.0/8}
  condition: a or not b
`
  const [document] = parseRules({ name: 'x', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  expect(convertRule(document.rule, datadog).query).toBe('@f:x OR (-@f:*) OR (NOT(CIDR(@ip,10.0.0.0/8)))')
})

test('merges networks into a call and values into a list, each with its own negation', () => {
  const text = `title: t
logsource: {}
detection:
  net: {ip|cidr: [10.0.0.0/8, '::1/128'], user: [a, b]}
  lone: {ip|cidr: 192.0.2.0/24}
  any:
    - ip|cidr: [10.0.0.0/8, 172.16.0.0/12]
    - ip: ['192.0.2.1', '192.0.2.2']
    - ip|re: '^fe80'
  condition: net and not lone and not any
`
  const [document] = parseRules({ name: 'x', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  expect(convertRule(document.rule, datadog).query).toBe(
    'CIDR(@ip,10.0.0.0/8,::1/128) @user:(a OR b) NOT(CIDR(@ip,192.0.2.0/24)) ' +
      '-(CIDR(@ip,10.0.0.0/8,172.16.0.0/12) OR @ip:(192.0.2.1 OR 192.0.2.2 OR fe80*))',
  )
})

test.each([
  'words or cased',
  'cased or words',
])('a text that two predicates share rests on what each rests on: %s', (condition) => {
  const text = `title: t
logsource: {}
detection:
  words: ['ab/cd']
  cased: {'|cased': 'ab/cd'}
  condition: ${condition}
`
  const [document] = parseRules({ name: 'x', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const { query, assumptions } = convertRule(document.rule, datadog, { lossy: true })
  expect({ query, assumptions }).toEqual({ query: '(*ab* *cd*)', assumptions: ['letter-case', 'raw-text'] })
})

test.each([
  ["{f|startswith: ['NOT', '{']}", '(@f:\\{* OR @f:NOT*)'],
  ["{f: ['NOT?', 'x*', NOTEPAD, y]}", '(@f:(x* OR "NOTEPAD" OR y) OR @f:NOT?)'],
  ["{f|re: '^(NOT|x)'}", '(@f:x* OR @f:NOT*)'],
  ["{f: 'NOT* '}", '(@f:NOT*\\ )'],
])('what begins with NOT is no part of a list, where it would be a negation: %s', (selection, query) => {
  const text = `title: t\nlogsource: {}\ndetection:\n  a: ${selection}\n  condition: a\n`
  const [document] = parseRules({ name: 'x', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  expect(convertRule(document.rule, datadog).query).toBe(query)
})
