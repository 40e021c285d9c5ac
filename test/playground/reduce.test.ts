import { expect, test } from 'vitest'
import type { Answer, RuleList, TargetAnswer } from '../../site/playground/answer/answer.js'
import { emptyInput, type Input } from '../../site/playground/input/input.js'
import { type Action, reduce } from '../../site/playground/state/reduce.js'
import { initialState, type State } from '../../site/playground/state/state.js'

const after = (actions: readonly Action[], state: State = initialState): State => actions.reduce(reduce, state)

const target: TargetAnswer = {
  name: 'splunk',
  title: 'Splunk SPL',
  verdict: 'exact',
  query: 'a=1',
  marks: [],
  assumptions: [],
  approximations: [],
  unchecked: [],
  pipelines: [],
  otherPipelines: [],
  remarks: [],
}
const rules = (state: RuleList['state']): RuleList => ({ titles: ['One'], selected: 0, state })
const asked = (sequence: number, input: Input = emptyInput): Action => ({ kind: 'asked', sequence, input })
const part = (sequence: number, answer: Partial<Answer>): Action => ({
  kind: 'reply',
  reply: { kind: 'part', sequence, part: answer },
})
const done = (sequence: number): Action => ({ kind: 'reply', reply: { kind: 'done', sequence, milliseconds: 7 } })
const answered = [asked(1), part(1, { rules: rules('readable'), targets: [target] }), done(1)]

test('an edit changes one text and takes back the notice', () => {
  const state = after([
    { kind: 'notice', text: 'Link copied.' },
    { kind: 'link-problem', text: 'This link is damaged.' },
    { kind: 'edit', name: 'filters', text: 'x' },
  ])
  expect(state).toEqual({ ...initialState, input: { ...emptyInput, filters: 'x' }, checked: emptyInput })
})

test('choices of a format and of options belong to the selected target', () => {
  const state = after([
    { kind: 'choose-target', target: 'kql' },
    { kind: 'choose-format', format: 'rule' },
    { kind: 'set-option', option: 'index', value: 'a' },
    { kind: 'set-option', option: 'size', value: '3' },
    { kind: 'set-option', option: 'index', value: undefined },
  ])
  expect(state.input.settings).toEqual({ kql: { format: 'rule', options: { size: '3' } } })
})

test('a pipeline is chosen and taken back', () => {
  const toggle = (name: string): Action => ({ kind: 'toggle-pipeline', name })
  expect(after([toggle('a'), toggle('b'), toggle('a')]).input.builtIn).toEqual(['b'])
})

test('results of a superseded request are dropped', () => {
  const state = after([asked(1), asked(2), part(1, { targets: [target] })])
  expect(state.answer).toEqual({})
})

test('results are late only while a newer request has no queries yet', () => {
  const waiting = after([...answered, asked(2)])
  const late = reduce(waiting, { kind: 'late', sequence: 2 })
  expect([waiting.isLate, late.isLate, late.answer.targets]).toEqual([false, true, [target]])
  expect(reduce(late, part(2, { rules: rules('readable'), targets: [target] })).isLate).toBe(false)
  expect(after(answered.concat({ kind: 'late', sequence: 1 })).isLate).toBe(false)
})

test('a rule with errors keeps the last queries, and says that they are from before', () => {
  const state = after([...answered, asked(2), part(2, { rules: rules('broken') })])
  expect([state.isFromEarlier, state.answer.targets]).toEqual([true, [target]])
  const first = after([asked(1), part(1, { rules: rules('broken') })])
  expect(first.isFromEarlier).toBe(false)
  const mended = after([asked(3), part(3, { rules: rules('readable'), targets: [target] })], state)
  expect(mended.isFromEarlier).toBe(false)
})

test('an input without a rule has no queries, also not from before', () => {
  const state = after([...answered, asked(2), part(2, { rules: { titles: [], selected: -1, state: 'empty' } })])
  expect([state.isFromEarlier, state.answer.targets, state.answer.explanation]).toEqual([false, [], []])
})

test('reports the loss of the worker until the next answer', () => {
  const lost = after([asked(1), { kind: 'lost', sequence: 1, isGivenUp: false }])
  expect(lost.problem).toBe('The compiler did not answer, and was started again.')
  expect(after([done(1)], lost).problem).toBe('')
  expect(reduce(lost, { kind: 'lost', sequence: 1, isGivenUp: true }).problem).toBe(
    'The compiler cannot cope with this input. The next change starts it again.',
  )
})

test('reports a bug of the compiler, and keeps the results', () => {
  const state = after([
    ...answered,
    asked(2),
    { kind: 'reply', reply: { kind: 'failed', sequence: 2, message: 'bug: oops' } },
  ])
  expect(state.problem).toBe('This input shows a bug of sigmacast: bug: oops. The results may be from before.')
  expect(state.answer.targets).toEqual([target])
})

test('a part that could not be downloaded is no bug, and the results are late', () => {
  const state = after([...answered, asked(2), { kind: 'reply', reply: { kind: 'incomplete', sequence: 2 } }])
  expect(state.problem).toMatch(/^A part of the page could not be downloaded, so results may be from before\./)
  expect([state.isLate, state.answer.targets]).toEqual([true, [target]])
})

test('results that a bug prevents are late, however fast it shows', () => {
  const failed: Action = { kind: 'reply', reply: { kind: 'failed', sequence: 2, message: 'bug: oops' } }
  const before = after([...answered, asked(2), failed])
  expect([before.isLate, reduce(before, { kind: 'late', sequence: 2 }).isLate]).toEqual([true, true])
  const behind = after([...answered, asked(2), part(2, { rules: rules('readable'), targets: [target] }), failed])
  expect([behind.isLate, reduce(behind, { kind: 'late', sequence: 2 }).isLate]).toEqual([false, false])
})

test('a line of the events opens their tab and is selected', () => {
  const events = '{"a": 1}\n\n{"b": 2}\n'
  const at = (line: number) =>
    after([
      { kind: 'edit', name: 'events', text: events },
      { kind: 'show-event', line },
    ])
  expect([at(1).inputTab, at(1).shown]).toEqual(['events', { name: 'events', from: 0, to: 8 }])
  expect(at(3).shown).toEqual({ name: 'events', from: 10, to: 18 })
  expect(at(9).shown).toEqual({ name: 'events', from: events.length, to: events.length })
})

test('a range of a pipeline opens the tab of pipelines', () => {
  const range = { name: 'pipeline', from: 1, to: 2 } as const
  const state = reduce(initialState, { kind: 'show-range', range })
  expect([state.inputTab, state.shown]).toEqual(['pipelines', range])
})
