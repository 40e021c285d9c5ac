import { expect, test } from 'vitest'
import { placed } from './findings-of.js'
import { findingsWithTests } from './findings-with-tests.js'

const rule = (title: string, selection: string, more = ''): string =>
  `title: ${title}\nlogsource: { product: okta }\ndetection:\n  selection: { ${selection} }\n${more}  condition: selection${more === '' ? '' : ' and not filter'}\n`
const tests = (events: string, expected: string, name = 'x'): string =>
  `tests: [{ name: ${name}, event: { ${events} }, expect: ${expected} }]\n`
const correlation = `title: Many
name: many
correlation: { type: event_count, rules: [failed], group-by: [user], timespan: 5m, condition: { gte: 2 } }
`

interface Row {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  readonly paths?: readonly string[]
  readonly findings: readonly string[]
}

const rows: readonly Row[] = [
  { title: 'rules without any test', files: { 'a.yml': rule('A', 'a: b') }, findings: [] },
  {
    title: 'a rule without a test beside a tested one',
    files: { 'a.yml': rule('A', 'a: b'), 'a.test.yml': tests('a: b', 'match'), 'b.yml': rule('B', 'a: c') },
    findings: ['b.yml 1:8 test-missing: no test runs this rule'],
  },
  {
    title: 'tests beside a rule that alone is checked',
    files: { 'a.yml': rule('A', 'a: b'), 'a.test.yml': tests('a: c', 'match'), 'b.yml': rule('B', 'a: c') },
    paths: ['a.yml'],
    findings: [
      'a.yml 4:19 test-contradicts: the test `x` contradicts the rule: expected a match, but the rule does not match',
    ],
  },
  {
    title: 'a folder of tests that names rules',
    files: { 'a.yml': rule('A', 'a: b'), 'tests/t.yml': `rule: A\n${tests('a: c', 'match')}` },
    findings: [
      'a.yml 4:19 test-contradicts: the test `x` contradicts the rule: expected a match, but the rule does not match',
    ],
  },
  {
    title: 'events whose file name tells what to expect',
    files: { 'a/a.yml': rule('A', 'a: b'), 'a/fp_1.json': '{ "a": "b" }' },
    findings: [
      'a/a.yml 4:19 test-contradicts: the test `fp_1` contradicts the rule: expected no match, but the rule matches',
    ],
  },
  {
    title: 'an event that a condition excludes',
    files: { 'a.yml': rule('A', 'a: b', '  filter: { c: d }\n'), 'a.test.yml': tests('a: b, c: d', 'match') },
    findings: [
      'a.yml 5:16 test-contradicts: the test `x` contradicts the rule: expected a match, but the rule does not match',
    ],
  },
  {
    title: 'a condition of a filter in another file, at the title',
    files: {
      'a.yml': `${rule('A', 'a: b')}id: 5c0f0f9e-5f3c-4b8b-9f4e-3f4a4a1f7f10\nname: a\n`,
      'a.test.yml': tests('a: b, c: d', 'match'),
      'f.yml': 'title: F\nlogsource: { product: okta }\nfilter: { rules: [a], s: { c: d }, condition: not s }\n',
    },
    findings: [
      'a.yml 1:8 test-contradicts: the test `x` contradicts the rule: expected a match, but the rule does not match',
    ],
  },
  {
    title: 'a correlation, at its condition; its rule needs no test',
    files: {
      'a.yml': `name: failed\n${rule('A', 'a: b')}---\n${correlation}`,
      'a.test.yml': `rule: many\ntests: [{ name: x, events: [{ at: 0s, event: { a: b, user: u } }], expect: match }]\n`,
    },
    findings: [
      'a.yml 10:95 test-contradicts: the test `x` contradicts the rule: expected a match, but the rule does not match',
    ],
  },
  {
    title: 'a rule of a correlation that has an error, which needs no test either',
    files: {
      'a.yml': rule('A', 'a: b'),
      'a.test.yml': tests('a: b', 'match'),
      'c.yml': `name: failed\n${rule('C', 'a: b')}---\n${correlation.replace('5m', 'x')}`,
    },
    findings: ['c.yml 10:80 bad-format: *'],
  },
  {
    title: 'a rule with errors, whose tests show nothing',
    files: {
      'a.yml': rule('A', 'a|re: "("'),
      'a.test.yml': tests('a: b', 'match'),
    },
    findings: ['a.yml 4:23 bad-regex: *'],
  },
  {
    title: 'a test file with errors, which may be about any rule',
    files: {
      'a.yml': rule('A', 'a: b'),
      'a.test.yml': tests('a: b', 'match'),
      'b.yml': rule('B', 'a: c'),
      'b.test.yml': 'tests: [{ evnt: { a: c }, expect: match }]\n',
    },
    findings: [],
  },
  {
    title: 'a comment that silences a finding',
    files: {
      'a.yml': rule('A', 'a: b'),
      'a.test.yml': tests('a: b', 'match'),
      'b.yml': `# sigmacast-ignore test-missing: generated\n${rule('B', 'a: c')}`,
    },
    findings: [],
  },
]

test.each(rows)('$title', async ({ files, paths, findings }) => {
  const found = await findingsWithTests(files, ['test-missing', 'test-contradicts', 'unused-suppression'], paths)
  const lines = found.map((finding) => `${finding.source.name} ${placed(finding)}: ${finding.message}`)
  expect(lines).toEqual(
    findings.map((line) => (line.endsWith('*') ? expect.stringContaining(line.slice(0, -1)) : line)),
  )
})

test('names the place of the test, the conditions that decide, and the event', async () => {
  const files = { 'a.yml': rule('A', 'a: b, c: d'), 'a.test.yml': tests('a: b', 'match') }
  const [finding] = await findingsWithTests(files, ['test-contradicts'])
  expect(finding?.related?.map(({ message, source }) => [message, source?.name])).toEqual([
    ['the test', 'a.test.yml'],
    ['`c: "d"` does not hold: the field is missing', 'a.yml'],
  ])
  expect(finding?.event).toEqual({ a: 'b' })
})
