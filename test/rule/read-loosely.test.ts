import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { convertRule, indexRules, parseRules } from '../../src/index.js'

const detection = (section: string): string => `title: t\nlogsource: {}\ndetection:\n${section}`

const base = 'title: b\nname: base\nlogsource: {}\ndetection:\n  s: { a: 1 }\n  condition: s\n---\n'

const counted = (groups: string): string =>
  `${base}title: t\ncorrelation:\n  type: event_count\n  rules: base\n${groups}  timespan: 5m\n  condition: { gte: 10 }\n`

/** The diagnostics of reading, and the query of the last rule. */
function read(text: string): { readonly diagnostics: readonly string[]; readonly query: string | null | undefined } {
  const documents = parseRules({ name: 'rule.yml', text })
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  const rule = rules.at(-1)
  return {
    diagnostics: documents.flatMap(({ diagnostics }) =>
      diagnostics.map(({ code, severity, help }) => `${severity} ${code}: ${help}`),
    ),
    query:
      rule?.kind === 'detection' || rule?.kind === 'correlation'
        ? convertRule(rule, splunk, { rules: indexRules(rules) }).query
        : undefined,
  }
}

describe('a selection of one keyword is read as a list of it', () => {
  test.each([
    ['  s: mimikatz\n  condition: s\n', '"*mimikatz*"', 'write it as a list: `[mimikatz]`'],
    ["  s: 'a b'\n  condition: not s\n", 'NOT "*a b*"', "write it as a list: `['a b']`"],
    ['  s: 4625\n  condition: s\n', '"*4625*"', 'write it as a list: `[4625]`'],
    ["  s: '-enc'\n  condition: s\n", '"*-enc*"', "write it as a list: `['-enc']`"],
    ['  s: "a:b"\n  condition: s\n', '"*a:b*"', "write it as a list: `['a:b']`"],
    ['  s: http://a/b\n  condition: s\n', '"*http://a/b*"', "write it as a list: `['http://a/b']`"],
    ['  s: lsadump::sam\n  condition: s\n', '"*lsadump::sam*"', "write it as a list: `['lsadump::sam']`"],
    ['  s: { a: 1 }\n  filter: x\n  condition: s and not filter\n', 'a=1 NOT "*x*"', 'write it as a list: `[x]`'],
    ['  s: { a: 1 }\n  k_1: x\n  condition: s and 1 of k_*\n', 'a=1 "*x*"', 'write it as a list: `[x]`'],
  ])('%j', (section, query, help) => {
    expect(read(detection(section))).toEqual({ diagnostics: [`warning wrong-type: ${help}`], query })
  })
})

describe('a text in place of a selection that is more likely a mistake is an error', () => {
  test.each([
    ['  s:\n  condition: s\n', 'indent the content of `s` below it'],
    ["  s: ''\n  condition: s\n", 'indent the content of `s` below it'],
    ['  s: EventID:4625\n  condition: s\n', 'add a space after the colon'],
    ['  s: { a: 1 }\n  filter:\n  condition: s and not filter\n', 'indent the content of `filter` below it'],
    ['  s:\n    a:b\n    c:d\n  condition: s\n', 'add a space after the colon'],
    ['  s: -x\n  condition: s\n', 'add a space after the dash'],
    [
      '  s: { a: 1 }\n  condition: s\n  level: high\n',
      '`level` belongs to the rule, not to its detection: indent it less',
    ],
    ['  s: { a: 1 }\n  condition: s\n  timefrme: 5m\n', 'did you mean `timeframe`?'],
    ['  s: true\n  condition: s\n', 'write it as a list: `[true]`'],
  ])('%j', (section, help) => {
    expect(read(detection(section)).diagnostics).toContain(`error wrong-type: ${help}`)
  })
})

describe('the groups of a correlation', () => {
  const grouped = read(counted('  group-by: [user]\n'))
  const together = read(counted('  group-by: []\n'))

  test('are one field if `group-by` is a text', () => {
    const diagnostics = ['warning wrong-type: write it as a list: `[user]`']
    expect(read(counted('  group-by: user\n'))).toEqual({ diagnostics, query: grouped.query })
  })

  test('are none without `group-by`', () => {
    const help =
      'without it, all events count together; list the fields in which they must agree, or write `group-by: []`'
    expect(read(counted(''))).toEqual({ diagnostics: [`warning missing-key: ${help}`], query: together.query })
  })

  test.each([
    ['  grouping: [user]\n', ['error unknown-key: did you mean `group-by`?']],
    ['  groupby: [user]\n', ['error unknown-key: did you mean `group-by`?']],
    ['  group-by:\n', ['error wrong-type: indent the content of `group-by` below it']],
    ['  group-by: { user: 1 }\n', ['error wrong-type: write a dash before each item']],
    ['  group-by: 5\n', ['error wrong-type: write it as a list: `[5]`']],
  ])('have an error in %j', (groups, diagnostics) => {
    expect(read(counted(groups)).diagnostics).toEqual(diagnostics)
  })

  test('have an error outside of the correlation', () => {
    const help = '`group-by` is outside `correlation`: indent it like the other keys of `correlation`'
    const text = `${counted('')}group-by: [user]\n`
    expect(read(text).diagnostics).toEqual([`error missing-key: ${help}`])
  })
})

describe('a text under the name of another section', () => {
  const text = `title: t\ncorrelation: compare the logons\nlogsource: {}\ndetection:\n  s: { a: 1 }\n  condition: s\n`

  test('is a remark that changes no query', () => {
    const help = 'it is kept as data, like a custom key'
    expect(read(text)).toEqual({ diagnostics: [`warning wrong-type: ${help}`], query: 'a=1' })
  })

  test('is kept as data', () => {
    const [document] = parseRules({ name: 'rule.yml', text })
    expect(document?.rule?.custom).toEqual({ correlation: 'compare the logons' })
    expect(text.slice(document?.rule?.sectionSpan.start)).toMatch(/^detection:/)
  })
})
