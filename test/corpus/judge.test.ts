import { expect, test } from 'vitest'
import { kql, splunk } from '../../backends/index.js'
import type { Exception } from '../../scripts/corpus/exceptions.js'
import { judge, staleReasons } from '../../scripts/corpus/judge.js'
import { survey } from '../../scripts/corpus/survey.js'
import type { Backend } from '../../src/index.js'

// The survey itself: its findings for a few small rules, and the effect of exceptions.

const rule = (id: string, item: string): string =>
  `title: Rule ${id}\nid: 00000000-0000-4000-8000-00000000000${id}\nlogsource: {}\ndetection: {a: {${item}}, condition: a}\n`
const source = {
  name: 'rules.yml',
  text: [rule('1', 'b: c'), rule('2', 'b|nonsense: c'), rule('3', 'b"c: d')].join('---\n'),
}
const bug: Backend = {
  ...(splunk as Backend),
  join: () => {
    throw new Error('a bug')
  },
}
const outcomes = survey([source], splunk as Backend, undefined)
const exception = (id: number, result: Exception['result']): Exception => ({
  corpus: '',
  target: '',
  rule: `00000000-0000-4000-8000-00000000000${id}`,
  result,
  reason: 'reviewed',
})
const firstLines = (problems: readonly string[]): string[] =>
  problems.map((problem) => problem.replace(/\n[\s\S]*/, ''))

test.each([
  ['no exceptions', [], ['rules.yml (2): unreadable', 'rules.yml (3): failed']],
  ['one exception', [exception(2, 'unreadable')], ['rules.yml (3): failed']],
  ['all exceptions', [exception(2, 'unreadable'), exception(3, 'failed')], []],
  [
    'an exception for another result',
    [exception(2, 'unreadable'), exception(3, 'wider')],
    ['rules.yml (3): failed', 'stale exception for 3: it is not wider'],
  ],
  [
    'an exception for a rule that is fine',
    [exception(1, 'wider'), exception(2, 'unreadable'), exception(3, 'failed')],
    ['stale exception for 1: it is not wider'],
  ],
] as const)('with %s, the others are problems', (_, exceptions, expected) => {
  const short = firstLines(judge(outcomes, exceptions)).map((line) => line.replace(/0{8}-0000-4000-8000-0{11}/, ''))
  expect(short).toEqual(expected)
})

test('an exception is a problem of its rule, and the survey continues', () => {
  const results = survey([source], bug, undefined).map(({ result, messages }) => [result, messages[0]?.split('\n')[0]])
  expect(results.map(([result]) => result)).toEqual(['internal error', 'unreadable', 'internal error'])
  expect(results[0]).toEqual(['internal error', 'Error: a bug'])
})

test('a query that the independent reader rejects is a problem', () => {
  const refusing = survey([{ ...source, text: rule('1', 'b: c') }], splunk as Backend, () => {
    throw new Error('no')
  })
  expect(judge(refusing, [])).toEqual([
    'rules.yml (00000000-0000-4000-8000-000000000001): the independent reader rejects the query: no\nb="c"',
  ])
})

test('an invalid value that can be read is not an error of its rule', () => {
  const tagged = rule('8', 'b|re: c').replace('logsource', 'tags: [attack.initial_access]\nlogsource')
  const [outcome] = survey([{ name: 'tagged.yml', text: tagged }], kql as Backend, undefined)
  expect(outcome).toMatchObject({ codes: expect.arrayContaining(['bad-format']), errors: [] })
})

const lossy = {
  name: 'lossy.yml',
  text: [rule('4', 'b|re: c\\d'), rule('5', 'b|fieldref: c'), rule('6', "b|re: c\\d, d: 'e?'"), rule('7', 'b: c')].join(
    '---\n',
  ),
}
const reason = (because: string) => ({ target: 'kql', because, review: 'reviewed' })
const regexes = reason('KQL has no regular expressions')
const fields = reason('KQL cannot compare two fields')
const one = reason('KQL has no single-character wildcard')

test.each([
  ['no reasons', [], ['lossy.yml (4): wider', 'lossy.yml (5): failed', 'lossy.yml (6): wider']],
  ['a reason for one of two losses', [regexes], ['lossy.yml (5): failed', 'lossy.yml (6): wider']],
  ['a reason for all that could be said', [regexes, fields], ['lossy.yml (6): wider']],
  ['all reasons', [regexes, fields, one], []],
] as const)('with %s, the other losses are problems', (_, reasons, expected) => {
  const short = firstLines(judge(survey([lossy], kql as Backend, undefined), [], reasons))
  expect(short.map((line) => line.replace(/0{8}-0000-4000-8000-0{11}/, ''))).toEqual(expected)
})

test('a reason that no rule needs is stale', () => {
  const needless = reason('EQL cannot search all fields')
  expect(staleReasons(survey([lossy], kql as Backend, undefined), [regexes, needless])).toEqual([
    'stale reason “EQL cannot search all fields” of kql: no rule needs it',
  ])
})
