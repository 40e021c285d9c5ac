import { expect, test } from 'vitest'
import { findingsIn, fixAll, placed } from './findings-of.js'

/** A rule with these selections and this condition, which begins in line 8. */
const rule = (condition: string, ...selections: readonly string[]): string =>
  `title: A
logsource: { product: windows }
detection:
${selections.map((name, index) => `    ${name}: { EventID: ${index} }\n`).join('')}    condition: ${condition}
`

interface Row {
  readonly title: string
  readonly before: string
  readonly findings: readonly string[]
  /** Default: as before. */
  readonly after?: string
}

const rows: readonly Row[] = [
  {
    title: 'a selection on which nothing depends',
    before: rule('(a and b) or (a and not b)', 'a', 'b'),
    findings: ['5:5 idle-selection'],
  },
  {
    title: 'selections of a quantifier on which nothing depends',
    before: rule('c and (1 of a* or not 1 of a*)', 'a1', 'a2', 'c'),
    findings: ['4:5 idle-selection', '5:5 idle-selection'],
  },
  { title: 'selections of which each decides', before: rule('2 of a* and not c', 'a1', 'a2', 'a3', 'c'), findings: [] },
  { title: 'a condition that always holds', before: rule('a or not a', 'a'), findings: [] },
  {
    title: '`1 of them` with one selection',
    before: rule('1 of them', 'selection'),
    findings: ['5:16 them-of-one-selection'],
    after: rule('selection', 'selection'),
  },
  {
    title: '`all of them` with one selection in quotes',
    before: rule("'all of them' # all", 'web'),
    findings: ['5:17 them-of-one-selection'],
    after: rule("'web' # all", 'web'),
  },
  {
    title: '`any of them` inside a longer condition',
    before: rule('(any of them) and not (not 1 of them)', 'a'),
    findings: ['5:17 them-of-one-selection', '5:43 them-of-one-selection'],
    after: rule('(a) and not (not a)', 'a'),
  },
  {
    title: '`1 of them` before an aggregation',
    before: rule('1 of them | count() > 5', 'a').replace('    condition', '    timeframe: 5m\n    condition'),
    findings: ['6:16 them-of-one-selection'],
    after: rule('a | count() > 5', 'a').replace('    condition', '    timeframe: 5m\n    condition'),
  },
  {
    title: '`1 of them` with a name that a condition cannot contain',
    before: rule('1 of them', "'a b'"),
    findings: ['5:16 them-of-one-selection'],
  },
  {
    title: '`1 of them` in a folded text',
    before: rule('>\n        1 of\n        them', 'a'),
    findings: ['6:9 them-of-one-selection'],
  },
  {
    title: '`1 of them` behind an anchor',
    before: rule('&c 1 of them', 'a'),
    findings: ['5:19 them-of-one-selection'],
  },
  {
    title: '`1 of them` in a list of conditions',
    before: rule('[ 1 of them, not 1 of them ]', 'a'),
    findings: ['5:18 them-of-one-selection', '5:33 them-of-one-selection'],
    after: rule('[ a, not a ]', 'a'),
  },
  { title: '`1 of them` with two selections', before: rule('1 of them', 'a', 'b'), findings: [] },
  { title: '`1 of them` with a hidden selection', before: rule('1 of them and _b', 'a', '_b'), findings: [] },
  { title: '`all of them`', before: rule('all of them', 'a', 'b'), findings: ['6:16 all-of-them'] },
  {
    title: 'a pattern that selects one',
    before: rule('1 of sel* and not all of filter_*', 'sel', 'filter_a'),
    findings: ['6:16 pattern-of-one-selection', '6:34 pattern-of-one-selection'],
    after: rule('sel and not filter_a', 'sel', 'filter_a'),
  },
  { title: 'a pattern that selects two', before: rule('1 of s*', 's1', 's2'), findings: [] },
  {
    title: 'a quantifier without a star',
    before: rule('1 of selection', 'selection'),
    findings: ['5:16 of-without-star'],
    after: rule('selection', 'selection'),
  },
  {
    title: 'a quantifier whose star may be forgotten',
    before: rule('1 of selection and selection_a', 'selection', 'selection_a'),
    findings: ['6:16 of-without-star'],
  },
  {
    title: 'operators in upper case',
    before: rule('a AND NOT (b Or c)', 'a', 'b', 'c'),
    findings: ['7:18 condition-case'],
    after: rule('a and not (b or c)', 'a', 'b', 'c'),
  },
  {
    title: 'operators in upper case around parentheses',
    before: rule('(a)AND(NOT b)', 'a', 'b'),
    findings: ['6:19 condition-case'],
    after: rule('(a)and(not b)', 'a', 'b'),
  },
  {
    title: 'a quantifier in upper case',
    before: rule('"ALL OF s* or 1 Of Them"', 's1', 's2'),
    findings: ['6:17 condition-case'],
    after: rule('"all of s* or 1 of them"', 's1', 's2'),
  },
  {
    title: 'operators in upper case in a folded text',
    before: rule('>\n        a AND\n        b', 'a', 'b'),
    findings: ['6:16 condition-case'],
  },
  { title: 'names in upper case', before: rule('AND1 and Not_b and ALL', 'AND1', 'Not_b', 'ALL'), findings: [] },
  {
    title: 'an aggregation in upper case',
    before: rule('a | COUNT() BY user > 5', 'a').replace('    condition', '    timeframe: 5m\n    condition'),
    findings: [],
  },
  {
    title: 'a filter',
    before:
      'title: F\nlogsource: { product: windows }\nfilter:\n    rules: any\n    a: { b: c }\n    condition: NOT 1 of them\n',
    findings: ['6:16 condition-case', '6:20 them-of-one-selection'],
    after:
      'title: F\nlogsource: { product: windows }\nfilter:\n    rules: any\n    a: { b: c }\n    condition: not a\n',
  },
  {
    title: 'a custom key with capital letters',
    before: `${rule('a', 'a')}Owner: soc\n`,
    findings: ['6:1 key-case'],
    after: `${rule('a', 'a')}owner: soc\n`,
  },
  {
    title: 'a key in two spellings',
    before: `${rule('a', 'a')}level: low\nLevel: high\n`,
    findings: ['7:1 key-case'],
  },
  {
    title: 'the second of two documents',
    before: `${rule('a', 'a')}---\n${rule('1 of them', 'a')}`,
    findings: ['11:16 them-of-one-selection'],
    after: `${rule('a', 'a')}---\n${rule('a', 'a')}`,
  },
  {
    title: 'a condition of a global document',
    before: `action: global\ntitle: A\nlogsource: { product: windows }\ndetection: { condition: 1 of them }\n---\ndetection: { a: { b: c } }\n`,
    findings: ['1:9 global-document', '4:25 them-of-one-selection'],
  },
  {
    title: 'a global document with a comment and a title in the document after it',
    before:
      '# all\naction: global\n# the log\nlogsource: { product: windows }\n---\ntitle: B\ndetection:\n  a: { b: c }\n  condition: a\n',
    findings: ['2:9 global-document'],
    after: '# all\n# the log\nlogsource: { product: windows }\ntitle: B\ndetection:\n  a: { b: c }\n  condition: a\n',
  },
  {
    title: 'a global document before a correlation, which takes nothing from it',
    before:
      'action: global\nlogsource: { product: windows }\n---\ntitle: B\nname: rule_b\ndetection:\n  a: { b: c }\n  condition: a\n---\ntitle: C\ncorrelation: { type: event_count, rules: [rule_b], group-by: [], timespan: 5m, condition: { gte: 2 } }\n',
    findings: ['1:9 global-document'],
    after:
      'logsource: { product: windows }\ntitle: B\nname: rule_b\ndetection:\n  a: { b: c }\n  condition: a\n---\ntitle: C\ncorrelation: { type: event_count, rules: [rule_b], group-by: [], timespan: 5m, condition: { gte: 2 } }\n',
  },
  {
    title: 'a global document with a section that cannot be merged',
    before:
      'action: global\ntitle: A\ndetection: { condition: a }\nlogsource: { product: x }\n---\ndetection: { a: { b: c } }\n',
    findings: ['1:9 global-document'],
  },
  {
    title: 'a condition that two rules take from a global document',
    before:
      'action: global\ntitle: A\nlogsource: { product: x }\ndetection:\n  condition: 1 of them\n---\ndetection:\n  a: { b: c }\n---\ndetection:\n  a: { b: d }\n',
    findings: ['1:9 global-document', '5:14 them-of-one-selection'],
    after:
      'title: A\nlogsource: { product: x }\ndetection:\n  a: { b: c }\n  condition: a\n---\ntitle: A - Part 2\nlogsource: { product: x }\ndetection:\n  a: { b: d }\n  condition: a\n',
  },
  {
    title: 'a global document with an anchor',
    before:
      'action: global\ntitle: &t A\ndescription: *t\nlogsource: { product: x }\n---\ndetection: { a: { b: c }, condition: a }\n',
    findings: ['1:9 global-document'],
  },
  {
    title: 'a repeated document',
    before:
      'action: global\ntitle: A\nlogsource: { product: x }\n---\ndetection: { a: { b: c }, condition: a }\n---\naction: repeat\ntitle: B\n',
    findings: ['1:9 global-document'],
  },
  {
    title: 'a broken condition',
    before: rule('a AND AND', 'a'),
    findings: ['5:18 condition-case'],
    after: rule('a and and', 'a'),
  },
]

const codes = [
  'all-of-them',
  'condition-case',
  'idle-selection',
  'global-document',
  'key-case',
  'of-without-star',
  'pattern-of-one-selection',
  'them-of-one-selection',
]

test.each(rows)('checks $title', ({ before, findings, after = before }) => {
  expect(findingsIn([{ name: 'rule.yml', text: before }], codes).map(placed)).toEqual(findings)
  expect(fixAll('rule.yml', before, { codes })).toBe(after)
})

test.each(rows)('checks $title, with CRLF', ({ before, after = before }) => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
  expect(fixAll('rule.yml', crlf(before), { codes })).toBe(crlf(after))
})
