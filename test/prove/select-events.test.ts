import { expect, test } from 'vitest'
import { selectEvents } from '../../scripts/prove/select-events.js'
import type { Task } from '../engines/engine.js'

/** Selects even numbers; cannot store texts next to numbers, and does not support null. */
const select = async (tasks: readonly Task[]) =>
  tasks.map(({ events }) =>
    new Set(events.map((event) => typeof event)).size > 1 || events.includes(null)
      ? null
      : events.map((event) => Number(event) % 2 === 0),
  )

test('splits events if an engine cannot evaluate them together', async () => {
  const tasks = [[1, 2, 3], [2, 'x', 4, null, '6'], [], [null]].map((events) => ({ query: 'q', events }))
  expect(await selectEvents(select, tasks)).toEqual([
    [false, true, false],
    [true, false, true, undefined, true],
    [],
    [undefined],
  ])
})

test('sends events that no single index can store in separate calls', async () => {
  const asked: (readonly unknown[])[] = []
  const events = [{ a: 1 }, { a: { b: 1 } }, {}, { 'a.b': 2 }, { a: [{ b: 3 }] }, { a: 'x' }, { a: null }]
  const verdicts = await selectEvents(
    async (tasks) => {
      asked.push(...tasks.map((task) => task.events))
      return tasks.map((task) => task.events.map((event) => event === events[3] || event === events[5]))
    },
    [{ query: 'q', events }],
  )
  expect(asked).toEqual([
    [{ a: 1 }, {}, { a: 'x' }, { a: null }],
    [{ a: { b: 1 } }, { 'a.b': 2 }, { a: [{ b: 3 }] }],
  ])
  expect(verdicts).toEqual([[false, false, false, true, false, true, false]])
})
