import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auth0Jq } from '../../backends/auth0/formats.js'
import { auth0 } from '../../backends/auth0/index.js'
import { jqProgram } from '../../backends/auth0/jq/jq-program.js'
import { type Json, lowerRule, makeArtifact } from '../../src/index.js'
import { constructRule } from '../constructs/constructs.js'
import { events } from '../constructs/events.js'
import { unicodeText } from '../property/arbitraries/texts.js'
import { law } from '../property/law.js'
import { runJq, selectedStreams } from '../readers/auth0/jq.js'
import { artifactText, ruleAbout, ruleOf } from './auth0.js'

const log = { type: 'mgmt_api_read', description: 'Get client by ID', details: { accessedSecrets: ['client_secret'] } }
const rule = ruleOf(`title: T
logsource: {product: auth0}
detection: {s: {data.type: mgmt_api_read, 'data.details.accessedSecrets{}': client_secret}, condition: s}
`)

describe('each Sigma construct selects the events of the reviewed verdicts', () => {
  test.each(Object.entries(events))('%s', (name, rows) => {
    const { text, losses } = jqProgram(lowerRule(constructRule(name)).detection!.expr, 'stream')
    expect(losses.map(({ because }) => because)).toEqual(REFUSED[name] ?? [])
    if (name in REFUSED) return
    const inner = rows.map(([event]) => flat(event))
    expect(selectedStreams(text, inner)).toEqual(rows.map(([, matches]) => matches))
  })

  const REFUSED: Readonly<Record<string, readonly string[]>> = {
    gte: ['jq cannot compare numbers with this many digits'],
  }

  /** Rules may name the same field with and without `data.`. */
  const flat = (event: Json): Json => {
    const { data, ...rest } = event as { readonly [key: string]: Json }
    return { ...rest, ...(data as object) }
  }
})

const halves = (text: string): boolean => /\p{Cs}|\ufffd/u.test(text)

law(
  'any text is found as it is, and whatever a rule says of itself stays a comment',
  [unicodeText({ maxLength: 8 }), unicodeText(), unicodeText()],
  (value, title, description) => {
    fc.pre(!halves(value) && title.trim() !== '')
    const about = ruleAbout('data.type|cased|contains', `a${value.replace(/[\\*?]/g, '\\$&')}b`, { title, description })
    const text = makeArtifact(about, auth0, auth0Jq, { formatOptions: { shape: 'stream' } }).text
    fc.pre(text !== null)
    expect(selectedStreams(text ?? '', [{ type: `a${value}b` }, { type: 'a' }])).toEqual([true, false])
  },
  { share: 0.5 },
)

test('no comment ends in a backslash, because jq would continue it', () => {
  const text = artifactText(ruleAbout('data.type', 's', { title: 'C:\\', description: 'a\\\\\r\nb\\' }), auth0Jq)
  expect(text.split('\n').filter((line) => /^#.*\\$/.test(line))).toEqual([])
  expect(runJq(text, [[{ type: 's' }, { type: 'f' }]])).toEqual({ values: [{ type: 's' }], problem: '' })
})

test('reads pages of the Management API, one by one or all in a list', () => {
  const text = artifactText(rule, auth0Jq)
  const pages = [[log, { type: 's' }], [{ ...log, log_id: '2' }], []]
  expect(runJq(text, pages).values).toEqual([log, { ...log, log_id: '2' }])
  expect(runJq(text, [pages]).values).toEqual([log, { ...log, log_id: '2' }])
})

test('reads events of a log stream, in lists or line by line', () => {
  const text = artifactText(rule, auth0Jq, { shape: 'stream' })
  const streamed = { log_id: '1', data: log }
  expect(runJq(text, [streamed, { log_id: '2', data: { type: 's' } }]).values).toEqual([streamed])
  expect(runJq(text, [[streamed]]).values).toEqual([streamed])
})

test.each(['api', 'stream'] as const)('values that are not events do not hide matches next to them: %s', (shape) => {
  const match = shape === 'api' ? log : { log_id: '1', data: log }
  const others: readonly Json[] = [1, 'a line', true, null, [], [[2, 'b']], {}, { data: 'c' }, { data: [3] }]
  for (const one of [
    artifactText(rule, auth0Jq, { shape }),
    artifactText(ruleAbout('data.description', 'Get client by ID'), auth0Jq, { shape }),
  ]) {
    expect(runJq(one, [...others, match])).toEqual({ values: [match], problem: '' })
    expect(runJq(one, [[...others, match]])).toEqual({ values: [match], problem: '' })
  }
})

test('the residual program does not repeat tests of the query', () => {
  expect(artifactText(rule, auth0Jq, { check: 'residual' })).toMatch(
    /\ndef rule:\n {2}any\(texts\("details.accessedSecrets"\); lower == "client_secret"\);\n/,
  )
  const exact = artifactText(ruleAbout('data.type', 's'), auth0Jq, { check: 'residual' })
  expect(exact).toMatch(/\n\ndef rule:\n {2}true;\n\nif type/)
})

describe('tests predicates that the search cannot express', () => {
  const unsaid = ruleOf(`title: T
logsource: {product: auth0}
detection: {s: {data.details.x: y}, keys: [needle], condition: s or keys}
`)

  test('prints a program that says so, without `--lossy`', () => {
    const { text, diagnostics } = makeArtifact(unsaid, auth0, auth0Jq, { formatOptions: { shape: 'stream' } })
    expect(diagnostics).toEqual([])
    expect(text).toContain('# Selects the events that match. The log search cannot express any part of the rule, so no')
    const found = selectedStreams(text ?? '', [{ details: { x: 'Y' } }, { a: ['the needle'] }, { details: { x: 'z' } }])
    expect(found).toEqual([true, true, false])
  })

  test('leaves no residual', () => {
    expect(() => artifactText(unsaid, auth0Jq, { check: 'residual' })).toThrow(
      'no-artifact: cannot produce a jq program: no search exists, so there is no residual; use `--option check=rule`',
    )
  })
})

// RE2 has no look-ahead, so JavaScript is the reference; it reads these expressions alike.
test.each([
  ['^a(?=b)', ''],
  ['a(?!b|\\d)', ''],
  ['\\{\\{([^}]+?)(?:\\|(?!escape|h)[^}]+)??\\}\\}', ''],
  ['(?:(?!A)[a-c]|x)+$', 'i'],
])('what looks ahead: %s', (source, flags) => {
  const texts = ['ab', 'ac', 'a1', 'A', 'a', 'abx', 'xab', 'bbx', '{{b|escape}}', '{{b|escap}}', '{{b}}', '{{b|h}}', '']
  const flag = flags === '' ? '' : '|i'
  const one = ruleOf(`title: T
logsource: {product: auth0}
detection: {s: {data.type|re${flag}: ${JSON.stringify(source)}}, condition: s}
`)
  const { text } = jqProgram(lowerRule(one).detection!.expr, 'stream')
  const expected = texts.map((value) => new RegExp(source, flags).test(value))
  expect(
    selectedStreams(
      text,
      texts.map((type) => ({ type })),
    ),
  ).toEqual(expected)
})

test.each([
  ['data.scope|re', 'a(?<=b)', 'jq has no equivalent of this assertion'],
  ['data.scope|re', 'a(?!\\p{Lu})', 'this part of the regular expression is not supported'],
  ['data.scope|re', 'a\\p{Lu}', 'this part of the regular expression is not supported'],
  ['data.scope|re|i', '[à-ý]', 'case-insensitive ranges of non-ASCII characters are not supported'],
  ['data.scope', '\ud83d', 'a jq string cannot contain half of a surrogate pair'],
])('%s: %s has no program', (field, value, because) => {
  const about = ruleOf(`title: T
logsource: {product: auth0}
detection: {s: {data.type: s, ${field}: ${JSON.stringify(value)}}, condition: s}
`)
  expect(() => artifactText(about, auth0Jq)).toThrow(`no-artifact: cannot produce a jq program: ${because}`)
})
