import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import type { Answer, QueryVerdict } from '../../site/playground/answer/answer.js'
import { openCompiler } from '../../site/playground/answer/open-compiler.js'
import { exampleInput, exampleTexts } from '../../site/playground/example.js'
import { emptyInput, type Input } from '../../site/playground/input/input.js'

const answerTo = async (input: Partial<Input>, compiler = openCompiler(backends, '2026-01-01')): Promise<Answer> => {
  let answer: Partial<Answer> = {}
  for await (const part of compiler.answer({ ...emptyInput, ...input })) answer = { ...answer, ...part }
  return answer as Answer
}

const rule = (selection: string, more = ''): string => `title: Test
logsource:
    product: windows
detection:
    selection:
        ${selection}
    condition: selection
${more}`

const targetIn = ({ targets }: Answer, name: string) => targets.find((target) => target.name === name)!

test('the example is exact on six targets and wider on one', async () => {
  const answer = await answerTo(exampleInput)
  expect(answer.targets.map(({ name, verdict }) => `${name} ${verdict}`).sort()).toEqual([
    'auth0 wider',
    'datadog exact',
    'eql exact',
    'esql exact',
    'kql exact',
    'lucene exact',
    'splunk exact',
  ])
  const { unchecked } = targetIn(answer, 'auth0')
  expect(unchecked.map(({ predicates, place }) => [predicates, place?.line])).toEqual([
    [[3], 10],
    [[4, 5], 12],
  ])
  expect(answer.predicates.map(({ place }) => `${place.line}:${place.column}`)).toEqual([
    '8:20',
    '9:27',
    '10:41',
    '12:15',
    '13:15',
  ])
})

test('the queries come first, then what depends on the target, then the problems', async () => {
  const order: string[] = []
  for await (const part of openCompiler(backends, '2026-01-01').answer(exampleInput)) order.push(...Object.keys(part))
  expect(order).toEqual([
    'rules',
    'predicates',
    'targets',
    'artifact',
    'witnesses',
    'events',
    'explanation',
    'remarks',
    'pipelines',
  ])
})

test('an empty input has no rule, and nothing is wrong with it', async () => {
  expect(await answerTo({})).toEqual({
    rules: { titles: [], selected: -1, state: 'empty' },
    remarks: [],
    pipelines: { suggested: [], available: expect.anything() },
  })
})

test('a rule with an error is broken, and the error has its place', async () => {
  const { rules, remarks } = await answerTo({
    rules: rule('a: 1').replace('condition: selection', 'condition: selction'),
  })
  expect(rules.state).toBe('broken')
  expect(
    remarks.map(({ code, severity, place, fix }) => [code, severity, place.line, fix?.edits[0]?.insert]),
  ).toContainEqual(['unknown-selection', 'error', 7, 'selection'])
})

test('a fix has offsets of the whole text', async () => {
  const rules = `${rule('a: 1')}---\n${rule('a: [1, 1]')}`
  const { remarks } = await answerTo({ rules })
  const { fix } = remarks.find(({ code }) => code === 'duplicate-value')!
  const [{ from, to, insert } = { from: 0, to: 0, insert: '' }] = fix!.edits
  expect(rules.slice(0, from) + insert + rules.slice(to)).toBe(rules.replace('[1, 1]', '[1]'))
})

test('filters apply to the rules, and their predicates have the place of the filter', async () => {
  const answer = await answerTo({ ...exampleInput, filters: exampleTexts.filters })
  expect(targetIn(answer, 'splunk').query).toMatch(/NOT data\.client_name="terraform-\*"$/)
  expect(answer.predicates.filter(({ place }) => place.text === 'filters')).toHaveLength(1)
})

test('a pipeline applies to the targets that it is for', async () => {
  const rules = rule("Image|endswith: '\\cmd.exe'").replace('windows', 'windows\n    category: process_creation')
  const answer = await answerTo({ rules, builtIn: ['ecs-windows'], target: 'eql' })
  expect([targetIn(answer, 'eql').pipelines, targetIn(answer, 'eql').otherPipelines]).toEqual([['ecs-windows'], []])
  expect([targetIn(answer, 'splunk').pipelines, targetIn(answer, 'splunk').otherPipelines]).toEqual([
    [],
    ['ecs-windows'],
  ])
  expect(targetIn(answer, 'eql').query).toContain('process.executable')
  expect(answer.pipelines.suggested).toContain('ecs-windows')
})

test('a pipeline with an error is reported at its place', async () => {
  const { remarks } = await answerTo({ rules: rule('a: 1'), pipeline: 'name: x\ntransformations: 1\n' })
  expect(
    remarks.filter(({ place }) => place.text === 'pipeline').map(({ severity, place }) => [severity, place.line]),
  ).toEqual([['error', 2]])
})

test('events are matched line by line, with the reason', async () => {
  const events = ['{"a": 1, "b": 1}', '', '{"a": 2}', '{a', '[1]', '{"b": 1, "a": "1"}'].join('\r\n')
  const { events: answer } = await answerTo({ rules: rule('a: 1\n        b: 1'), events })
  expect(answer.lines.map(({ line, state, why }) => [line, state, ...why])).toEqual([
    [1, 'match', 'a: 1', 'b: 1'],
    [3, 'no-match', 'a: 1 (is 2)', 'b: 1 (the field is missing)'],
    [4, 'not-json', expect.any(String)],
    [5, 'not-json', 'An event must be a JSON object: {"field": "value"}.'],
    [6, 'match', 'a: 1', 'b: 1'],
  ])
})

test('a correlation matches at the event that completes a group', async () => {
  const rules = `${rule('a: 1', 'name: one\n')}---
title: Many
correlation:
    type: event_count
    rules: one
    group-by: [user]
    timespan: 5m
    condition:
        gte: 2
`
  const event = (second: number, more: object): string =>
    JSON.stringify({ '@timestamp': `2026-01-01T00:00:0${second}Z`, a: 1, ...more })
  const events = [event(1, { user: 'ann' }), event(2, { user: 'bob' }), event(3, { user: 'ann' }), '{"a":1}'].join('\n')
  const { rules: list, events: answer } = await answerTo({ rules, events })
  expect(list).toEqual({ titles: ['Many'], selected: 0, state: 'readable' })
  expect(answer.lines.map(({ state, why }) => [state, ...why])).toEqual([
    ['no-match'],
    ['no-match'],
    ['match', 'user: "ann", value 2'],
    ['no-match', 'The event has no time in `@timestamp`.'],
  ])
})

const verdictOf = async (selection: string, target: string, event: object): Promise<QueryVerdict | undefined> => {
  const answer = await answerTo({ rules: rule(selection), target, events: JSON.stringify(event) })
  return answer.events.lines[0]?.query
}

test.each([
  ['finds a match', 'a: abc', 'splunk', { a: 'ABC' }, { result: 'found', assumptions: [] }],
  ['rejects another event', 'a: abc', 'splunk', { a: 'x' }, { result: 'rejected', assumptions: [] }],
  [
    'finds another letter case if letter-case holds',
    'a: abc',
    'kql',
    { a: 'ABC' },
    { result: 'found', assumptions: ['letter-case'] },
  ],
  ['finds the same letter case in any case', 'a: abc', 'kql', { a: 'abc' }, { result: 'found', assumptions: [] }],
  [
    'finds a list if single-valued holds',
    'a: abc',
    'esql',
    { a: ['abc', 'x'] },
    { result: 'found', assumptions: ['single-valued'] },
  ],
])('a query %s', async (_, selection, target, event, expected) => {
  expect(await verdictOf(selection, target, event)).toEqual(expected)
})

test('long rules are read document by document, with the same places', async () => {
  const one = (n: number): string => `${rule(`a|startwith: v${n}`)}description: ${'long '.repeat(100)}\n`
  const rules = Array.from({ length: 120 }, (_, n) => one(n)).join('---\n')
  expect(rules.length).toBeGreaterThan(60_000)
  const compiler = openCompiler(backends, '2026-01-01')
  const { remarks, rules: list } = await answerTo({ rules, rule: 3 }, compiler)
  expect([list.titles.length, list.selected]).toEqual([120, 3])
  const errors = remarks.filter(({ code }) => code === 'unknown-modifier')
  expect(errors).toHaveLength(120)
  const last = errors.at(-1)!
  expect(rules.slice(last.place.from, last.place.to)).toBe('startwith')
  expect(rules.slice(0, last.place.from).split('\n')).toHaveLength(last.place.line)
  const edited = `title: First\n---\n${rules}`
  const again = await answerTo({ rules: edited }, compiler)
  const moved = again.remarks.filter(({ code }) => code === 'unknown-modifier').at(-1)!
  expect(moved.place.line).toBe(last.place.line + 2)
})
