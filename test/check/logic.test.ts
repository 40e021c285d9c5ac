import { describe, expect, test } from 'vitest'
import { logicChecks } from '../../src/check/logic/index.js'
import { findingsIn, fixAll, placed } from './findings-of.js'

const codes = logicChecks.map(({ code }) => code)

/** A rule with these selections, which begin in line 4. */
const rule = (selections: string, condition = 'sel'): string =>
  `title: A
logsource: { product: windows }
detection:
${selections.replace(/^/gm, '    ')}
    condition: ${condition}
`

interface Row {
  readonly title: string
  readonly text: string
  readonly findings: readonly string[]
  /** After all fixes. Default: as before. */
  readonly fixed?: string
}

const rows: readonly Row[] = [
  {
    title: 'two values of one field that exclude each other',
    text: rule('a: { x: 1 }\nb: { x: 2 }', 'a and b'),
    findings: ['6:16 never-matches'],
  },
  {
    title: 'a condition and its negation',
    text: rule('sel: { x: 1 }', 'sel and not sel'),
    findings: ['4:5 filter-always-excludes'],
  },
  {
    title: 'values of a filter that never match together, which removing one of them would change',
    text: rule('sel: { x|neq|all: [a, b], y: c }'),
    findings: ['4:24 dead-value', '4:27 dead-value'],
  },
  {
    title: 'an item and its own negation',
    text: rule('sel: { x: a, x|neq: a }'),
    findings: ['5:16 never-matches'],
  },
  {
    title: 'a missing field with a value',
    text: rule('sel: { x|exists: false, x|endswith: a }'),
    findings: ['5:16 never-matches'],
  },
  {
    title: 'a filter for each event that has a field',
    text: rule('sel: { x: a }\nfilter: { x|exists: true }', 'sel and not filter'),
    findings: ['5:5 filter-always-excludes'],
  },
  {
    title: 'a regular expression that no text matches',
    text: rule("sel: { y: 1, x|re: 'a^b' }"),
    findings: ['4:24 never-matches'],
  },
  {
    title: 'a list of regular expressions that no text matches',
    text: rule("sel: { x|re: [ 'a^b', '$a' ] }"),
    findings: ['4:20 never-matches'],
  },
  {
    title: 'one of several regular expressions that no text matches',
    text: rule("sel: { x|re: [ 'a^b', 'a$b', foo ] }"),
    findings: ['4:20 dead-value', '4:27 dead-value'],
    fixed: rule('sel: { x|re: [ foo ] }'),
  },
  {
    title: 'a map with a regular expression that no text matches',
    text: rule("sel: [ { x|re: 'a^b', y: 1 }, { z: 1 } ]"),
    findings: ['4:14 dead-branch'],
  },
  {
    title: 'a filter with a regular expression that no text matches',
    text: rule("sel: { y: 1 }\nfilter: { x|re: 'a^b', z: 1 }", 'sel and not filter'),
    findings: ['5:5 filter-never-excludes'],
  },
  {
    title: 'filters that are excluded together, and exclude each other',
    text: rule('sel: { x|contains: a }\nf1: { x: a }\nf2: { x: ab }', 'sel and not all of f*'),
    findings: ['5:5 filter-never-excludes', '6:5 filter-never-excludes'],
  },
  { title: 'two values in different fields', text: rule('a: { x: 1 }\nb: { y: 2 }', 'a and b'), findings: [] },
  {
    title: 'a keyword that a filter excludes',
    text: rule('sel: [ mimikatz ]\nfilter: [ katz ]', 'sel and not filter'),
    findings: ['5:5 filter-always-excludes'],
  },
  {
    title: 'a filter that covers all',
    text: rule("sel: { x: 'abc' }\nfilter: { x|contains: b }", 'sel and not filter'),
    findings: ['5:5 filter-always-excludes'],
  },
  {
    title: 'two filters that cover all together',
    text: rule('sel: { x: [ a, b ] }\nf1: { x: a }\nf2: { x: b }', 'sel and not 1 of f*'),
    findings: ['5:5 filter-always-excludes'],
  },
  {
    title: 'two exclusions joined with or',
    text: rule('a: { x: 1 }\nb: { x: 2 }', 'not a or not b'),
    findings: ['6:16 always-matches'],
  },
  { title: 'one exclusion', text: rule('a: { x: 1 }', 'not a'), findings: [] },
  {
    title: 'everything or nothing',
    text: rule('a: { x|exists: true }', 'a or not a'),
    findings: ['5:16 always-matches'],
  },
  {
    title: 'a value that a filter excludes',
    text: rule('sel:\n    x:\n        - a # first\n        - b # second\nfilter: { x: b }', 'sel and not filter'),
    findings: ['7:15 dead-value'],
    fixed: rule('sel:\n    x:\n        - a # first\nfilter: { x: b }', 'sel and not filter'),
  },
  {
    title: 'a value in brackets that a filter excludes',
    text: rule('sel: { x: [ a, b, c ] }\nfilter: { x|startswith: b }', 'sel and not filter'),
    findings: ['4:20 dead-value'],
    fixed: rule('sel: { x: [ a, c ] }\nfilter: { x|startswith: b }', 'sel and not filter'),
  },
  {
    title: 'a value that excludes nothing',
    text: rule('sel: { x|endswith: .exe }\nfilter: { x|endswith: [ a.exe, b.dll ] }', 'sel and not filter'),
    findings: ['5:36 dead-value'],
    fixed: rule('sel: { x|endswith: .exe }\nfilter: { x|endswith: [ a.exe ] }', 'sel and not filter'),
  },
  {
    title: 'a value of which one of two uses makes the other one needless',
    text: rule('a: { x|neq: q, y: 1 }\nb: { x: b }\nc: { x: c }', 'c or (a and (a or b))'),
    findings: [],
  },
  {
    title: 'a value that one of two uses needs for lists',
    text: rule("a: { x|re: '^a' }\nb: { x: [ a, b ] }\nc: { x|re: [ '^a', '^$' ] }", '2 of *'),
    findings: ['5:18 dead-value', '6:24 dead-value'],
    fixed: rule("a: { x|re: '^a' }\nb: { x: [ a ] }\nc: { x|re: [ '^a' ] }", '2 of *'),
  },
  {
    title: 'a list of a map that is needed and one that it covers',
    text: rule("sel: { y: 1 }\nfilter: [ { x|neq: '*b' }, { x: null } ]", 'sel and not filter'),
    findings: ['5:34 dead-branch'],
  },
  {
    title: 'a value that one of two uses needs',
    text: rule('vals: { x: [ a, b ] }\nsel: { y: 1 }\nfilter: { x: b }', '(vals and not filter) or (vals and sel)'),
    findings: [],
  },
  {
    title: 'a map that excludes nothing',
    text: rule('sel: { x: a }\nfilter:\n    - { x: b, y: 1 }\n    - { y: 2 }', 'sel and not filter'),
    findings: ['6:13 dead-branch'],
  },
  {
    title: 'a map that contradicts itself',
    text: rule('sel:\n    - { x: a, x|startswith: b }\n    - { y: 2 }'),
    findings: ['5:13 dead-branch'],
  },
  {
    title: 'a filter that excludes nothing',
    text: rule('sel: { x: a }\nfilter: { x: b }', 'sel and not filter'),
    findings: ['5:5 filter-never-excludes'],
  },
  {
    title: 'a filter for a missing field that the selection needs',
    text: rule('sel: { x|contains: a }\nfilter: { x: null }', 'sel and not filter'),
    findings: ['5:5 filter-never-excludes'],
  },
  {
    title: 'two equal filters',
    text: rule('sel: { x|endswith: b }\nf1: { x: ab }\nf2: { x: ab }', 'sel and not f1 and not f2'),
    findings: ['6:5 filter-never-excludes'],
  },
  {
    title: 'a map that another one covers',
    text: rule('sel:\n    - { x: a, y: 1 }\n    - { x: a }\n    - { y: 2 }'),
    findings: ['5:13 dead-branch'],
  },
  {
    title: 'a filter that another one covers',
    text: rule(
      'sel: { x|endswith: e }\nf1: { x|startswith: a }\nf2: { x|startswith: ab, y: 1 }',
      'sel and not 1 of f*',
    ),
    findings: ['6:5 filter-never-excludes'],
  },
  {
    title: 'a selection that another one covers in one of two places',
    text: rule('a: { x: a }\nb: { x: a, y: 1 }\nc: { z: 1 }', '(a or b) and (b or c)'),
    findings: [],
  },
  {
    title: 'equal selections',
    text: rule('a: { x: a }\nb: { x: A }', 'a or b'),
    findings: ['5:5 dead-selection'],
  },
  {
    title: 'a selection that cannot hold',
    text: rule('a: { x: 1 }\nb: { x: 2 }\nc: { x: 1, y: 3 }', 'c and (a or b)'),
    findings: ['5:5 dead-selection'],
  },
  {
    title: 'values that shorter ones contain',
    text: rule('sel:\n    x|contains:\n        - sh\n        - bash # shell\n        - zsh'),
    findings: ['7:15 subsumed-value', '8:15 subsumed-value'],
    fixed: rule('sel:\n    x|contains:\n        - sh'),
  },
  {
    title: 'values whose shorter one stands after them',
    text: rule('sel: { x|endswith: [ a.exe, .exe ] }'),
    findings: ['4:26 subsumed-value'],
    fixed: rule('sel: { x|endswith: [ .exe ] }'),
  },
  {
    title: 'a value that a wildcard covers',
    text: rule("sel: { x: [ 'a*', 'abc', 'b?' , 'bc' ] }"),
    findings: ['4:23 subsumed-value', '4:37 subsumed-value'],
    fixed: rule("sel: { x: [ 'a*', 'b?' ] }"),
  },
  {
    title: 'case-sensitive values',
    text: rule('sel: { x|contains|cased: [ sh, BASH ] }'),
    findings: [],
  },
  {
    title: 'regular expressions of which one matches more',
    text: rule("sel: { x|re: [ 'a\\d+', 'a1' ] }"),
    findings: ['4:28 subsumed-value'],
    fixed: rule("sel: { x|re: [ 'a\\d+' ] }"),
  },
  {
    title: 'a regular expression with look-around beside a text',
    text: rule("sel: { x|re: [ 'a(?!b)', 'ac' ] }"),
    findings: [],
  },
  {
    title: 'keywords that contain each other',
    text: rule('sel:\n    - sh\n    - bash'),
    findings: ['6:11 subsumed-value'],
    fixed: rule('sel:\n    - sh'),
  },
  {
    title: 'a value behind an alias',
    text: rule('sel: { x|contains: &v [ sh, bash ] }\nother: { y|contains: *v }', 'sel or other'),
    findings: ['4:33 subsumed-value'],
  },
  {
    title: 'values that differ in letter case',
    text: rule('sel: { x: [ Abc, abc, ABD ] }'),
    findings: ['4:22 case-duplicate'],
    fixed: rule('sel: { x: [ Abc, ABD ] }'),
  },
  { title: 'a number and its text', text: rule("sel: { x: [ 443, '443' ] }"), findings: [] },
  { title: 'case-sensitive values that differ', text: rule('sel: { x|cased: [ Abc, abc ] }'), findings: [] },
  {
    title: 'networks in each other',
    text: rule('sel: { x|cidr: [ 10.1.0.0/16, 10.0.0.0/8, fe80::/10 ] }'),
    findings: ['4:22 network-in-network'],
    fixed: rule('sel: { x|cidr: [ 10.0.0.0/8, fe80::/10 ] }'),
  },
  {
    title: 'an item that another one implies',
    text: rule("sel:\n    x|endswith: '\\a.exe'\n    x|contains: .ex # program\n    y: 1"),
    findings: ['6:9 redundant-item'],
    fixed: rule("sel:\n    x|endswith: '\\a.exe'\n    y: 1"),
  },
  {
    title: 'an exclusion that is implied for single values only',
    text: rule('sel: { x: a, x|neq: b }'),
    findings: ['4:25 dead-value'],
  },
  {
    title: 'an item that another required selection implies',
    text: rule("a:\n    x|endswith: '\\a.exe'\n    y: 1\nb:\n    x|contains: .ex # program\n    z: 1", 'all of them'),
    findings: ['8:9 redundant-item'],
    fixed: rule("a:\n    x|endswith: '\\a.exe'\n    y: 1\nb:\n    z: 1", 'all of them'),
  },
  {
    title: 'a selection that another one implies, which stays, because the condition names it',
    text: rule('a: { x: abc }\nb: [ { x|contains: b }, { x|contains: d } ]', 'a and b'),
    findings: ['5:5 redundant-item', '5:31 dead-branch'],
  },
  {
    title: 'an item that a selection of alternatives implies',
    text: rule('a: { x|contains: b, y: 1 }\nb: [ { x: abc }, { x: ebd } ]', 'a and b'),
    findings: ['4:10 redundant-item'],
    fixed: rule('a: { y: 1 }\nb: [ { x: abc }, { x: ebd } ]', 'a and b'),
  },
  {
    title: 'an item that is also required elsewhere',
    text: rule('a: { x|contains: b, y: 1 }\nb: { x: abc }\nc: { z: 1 }', '(a and b) or (a and c)'),
    findings: [],
  },
  {
    title: 'an item that matters in another branch',
    text: rule('a: { x|contains: b, y: 1 }\nb: { x: abc }\nc: { z: 1 }', 'a and (b or c)'),
    findings: [],
  },
  {
    title: 'an item of two selections that one name calls',
    text: rule('a: { x: abcd }\nsel_b: { x|contains: b }\nsel_c: { x|contains: d }', 'a and 1 of sel_*'),
    findings: [],
  },
  {
    title: 'a keyword that another keyword implies',
    text: rule('a: [ mimikatz ]\nb: [ katz ]', 'a and b'),
    findings: ['5:5 redundant-item'],
  },
  {
    title: 'values of which all are required',
    text: rule('sel: { x|contains|all: [ sh, bash, q ] }'),
    findings: ['4:30 redundant-item'],
    fixed: rule('sel: { x|contains|all: [ bash, q ] }'),
  },
  {
    title: 'bounds that exclude each other',
    text: rule('sel:\n    - { x|lt: 3, x|gte: 3 }\n    - { y: 1 }'),
    findings: ['5:22 contradictory-range'],
  },
  { title: 'bounds of a range', text: rule('sel: { x|lt: 9, x|gte: 3 }'), findings: [] },
  {
    title: 'negations of which one always holds',
    text: rule('sel:\n    - { x|neq: 3 }\n    - { x|neq: 5 }\nother: { y: 1 }', 'sel and other'),
    findings: ['6:13 neq-list'],
  },
  { title: 'a negated list', text: rule('sel: { x|neq: [ 3, 5 ] }'), findings: [] },
  { title: 'a rule with an error', text: rule('sel: { x: [ a, A ] }', 'sel and'), findings: [] },
  {
    title: 'a filter document',
    text: 'title: F\nlogsource: { product: windows }\nfilter:\n    rules: any\n    a: { x|contains: [ sh, bash ] }\n    condition: not a\n',
    findings: ['5:28 subsumed-value'],
    fixed:
      'title: F\nlogsource: { product: windows }\nfilter:\n    rules: any\n    a: { x|contains: [ sh ] }\n    condition: not a\n',
  },
]

test.each(rows)('checks $title', ({ text, findings, fixed = text }) => {
  expect(findingsIn([{ name: 'rule.yml', text }], codes).map(placed)).toEqual(findings)
  expect(fixAll('rule.yml', text, { codes })).toBe(fixed)
})

test.each(rows)('checks $title, with CRLF', ({ text, fixed = text }) => {
  const crlf = (part: string): string => part.replaceAll('\n', '\r\n')
  expect(fixAll('rule.yml', crlf(text), { codes })).toBe(crlf(fixed))
})

test.each(rows.filter(({ findings }) => findings.length > 0))('shows $title', ({ text }) => {
  for (const { code, message, event, related = [] } of findingsIn([{ name: 'rule.yml', text }], codes)) {
    // A contradiction within one part has no other place, and neither has a regular expression that no text matches.
    if (code !== 'dead-branch' && !message.includes('no text matches'))
      expect(event !== undefined || related.length > 0).toBe(true)
  }
})

const named = (name: string, body: string): string =>
  `title: ${name}\nname: ${name}\nlogsource: { product: windows }\n${body}\n`

const detection = (selection: string, condition = 'a'): string =>
  `detection: { a: ${selection}, condition: ${condition} }`

describe('whole sets', () => {
  const setFindings = (...texts: readonly string[]): readonly string[] =>
    findingsIn(
      texts.map((text, index) => ({ name: `${index + 1}.yml`, text })),
      codes,
    ).map((finding) => `${finding.source.name} ${placed(finding)} ${finding.severity}`)
  const narrow = named('narrow', detection('{ x: abc }'))
  const wide = named('wide', detection('{ x|contains: b }'))

  test('finds a covered rule in another file', () => {
    expect(setFindings(narrow, wide)).toEqual(['1.yml 1:8 covered-rule info'])
  })

  test('does not compare rules that match everything or nothing', () => {
    const all = rule('sel: { x: 1 }', 'sel or not sel')
    const none = rule('a: { x: 1 }\nb: { x: 2 }', 'a and b')
    expect(setFindings(all, none, none, rule('sel: { x: 1 }'))).toEqual([
      '1.yml 5:16 always-matches warning',
      '2.yml 6:16 never-matches error',
      '3.yml 6:16 never-matches error',
    ])
  })

  test('warns if the other rule has a higher level', () => {
    expect(setFindings(`${narrow}level: low\n`, `${wide}level: high\n`)).toEqual(['1.yml 1:8 covered-rule warning'])
    expect(setFindings(`${narrow}level: high\n`, `${wide}level: low\n`)).toEqual(['1.yml 1:8 covered-rule info'])
  })

  test('compares rules of one log source only', () => {
    expect(setFindings(narrow, wide.replace('windows', 'linux'))).toEqual([])
  })

  const list = (name: string, values: string, more = ''): string =>
    named(name, `detection: { a: { y: 1${more}, x|contains: [ ${values} ] }, condition: a }`)

  test.each([
    ['half of the values are shared', list('one', 'a1, b1, c1, d1'), list('two', 'd1, c1, e1'), 1],
    ['less than half of the values are shared', list('one', 'a1, b1, c1, d1, e1'), list('two', 'a1, b1, f1'), 0],
    ['one value is shared', list('one', 'a1, b1'), list('two', 'a1, c1'), 0],
    ['another condition differs, too', list('one', 'a1, b1, c1'), list('two', 'a1, b1, d1', ', z: 1'), 0],
    [
      'the conditions have another order',
      list('one', 'a1, b1, c1'),
      named('two', "detection: { s: { x: ['*b1*', '*A1*', '*d1*'] }, t: { y: 1 }, condition: all of them }"),
      1,
    ],
    [
      'a filter differs',
      list('one', 'a1, b1, c1').replace('condition: a ', 'f: { u: [k1, k2, k3] }, condition: a and not f '),
      list('two', 'a1, b1, c1').replace('condition: a ', 'f: { u: [k1, k2, k4] }, condition: a and not f '),
      1,
    ],
    ['the log source differs', list('one', 'a1, b1, c1'), list('two', 'a1, b1, d1').replace('windows', 'linux'), 0],
    [
      'one of the rules is deprecated',
      list('one', 'a1, b1, c1'),
      `${list('two', 'a1, b1, d1')}status: deprecated\n`,
      0,
    ],
  ])('finds a rule that is nearly the same: %s', (_, first, second, count) => {
    expect(setFindings(first, second).filter((line) => line.includes('near-duplicate-rule'))).toEqual(
      count === 0 ? [] : ['2.yml 1:8 near-duplicate-rule info'],
    )
  })

  test('of a list of values that contains another one, the rule is covered', () => {
    expect(setFindings(list('one', 'a1, b1, c1'), list('two', 'a1, b1'))).toEqual(['2.yml 1:8 covered-rule info'])
  })

  test('names the values that only one of two similar rules has', () => {
    const texts = [list('one', 'a1, b1, c1, d1, e1'), list('two', 'a1, b1, c1, f1, g1')]
    const found = findingsIn(
      texts.map((text, index) => ({ name: `${index}.yml`, text })),
      ['near-duplicate-rule'],
    )
    expect(found.map(({ message, related = [] }) => [message, related.map(({ source }) => source?.name)])).toEqual([
      [
        '"one" is the same rule but for some values: only here `x: "*f1*"`, `x: "*g1*"`, only there `x: "*d1*"`, `x: "*e1*"`',
        ['0.yml'],
      ],
    ])
  })

  test('leaves out deprecated rules', () => {
    expect(setFindings(narrow, `${wide}status: deprecated\n`)).toEqual([])
  })

  test('leaves out rules that only a correlation uses', () => {
    const correlation = (generate: boolean): string =>
      `title: C\ncorrelation: { type: event_count, rules: [wide], group-by: [x], timespan: 5m, condition: { gte: 9 }, generate: ${generate} }\n`
    expect(setFindings(narrow, wide, correlation(false))).toEqual([])
    expect(setFindings(narrow, wide, correlation(true))).toEqual(['1.yml 1:8 covered-rule info'])
  })

  test('applies filters', () => {
    const filter = named('f', 'filter: { rules: [wide], a: { x: abc }, condition: not a }')
    expect(setFindings(narrow, wide, filter)).toEqual([])
  })

  test('finds rules that match the same', () => {
    expect(setFindings(wide, named('other', detection("{ x: '*B*' }")))).toEqual(['2.yml 1:8 equivalent-rule warning'])
  })

  test('finds filters that leave nothing of a rule', () => {
    const filter = named('f', 'filter: { rules: any, a: { x|contains: abc }, condition: not a }')
    expect(setFindings(narrow, wide, filter)).toEqual(['3.yml 4:1 filter-kills-rule error'])
  })

  test('finds correlations of rules that match nothing', () => {
    const dead = named('dead', detection('{ x: a }', 'a and not a'))
    const correlation =
      'title: C\ncorrelation: { type: event_count, rules: [dead], group-by: [x], timespan: 5m, condition: { gte: 9 } }\n'
    expect(setFindings(dead, correlation)).toEqual([
      '1.yml 4:14 filter-always-excludes error',
      '2.yml 2:43 correlation-on-dead-rule error',
    ])
  })
})

test('a value that one of two uses needs for lists is dead only without lists', () => {
  const text = rule("a: { x|re: '^a' }\nb: { x: [ a, b ] }\nc: { x|re: [ '^a', '^$' ] }", '2 of *')
  for (const { message, fix } of findingsIn([{ name: 'rule.yml', text }], ['dead-value']))
    expect([message.includes('unless a field holds several values'), fix?.keepsMeaning]).toEqual([true, false])
})

describe('hostile rules', () => {
  test('with a thousand values beside a filter are checked', () => {
    const values = Array.from({ length: 1_000 }, (_, index) => `v${index}x`).join(', ')
    const text = rule(`sel: { x: [ ${values} ] }\nfilter: { x: v77x }`, 'sel and not filter')
    expect(findingsIn([{ name: 'rule.yml', text }], ['dead-value']).map(({ message }) => message)).toHaveLength(1)
  })

  test('with five hundred conditions in a map are checked', () => {
    const items = Array.from({ length: 500 }, (_, index) => `f${index}: 1`).join(', ')
    expect(findingsIn([{ name: 'rule.yml', text: rule(`sel: { ${items} }`) }], codes)).toEqual([])
  })
})
