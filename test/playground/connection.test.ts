import { beforeEach, expect, test } from 'vitest'
import { emptyInput } from '../../site/playground/input/input.js'
import { type Connection, openConnection } from '../../site/playground/protocol/connection.js'
import type { Reply } from '../../site/playground/protocol/messages.js'

/** A worker that the test plays, and a clock that the test moves. */
interface Fake {
  readonly requests: number[]
  readonly receive: (reply: Reply) => void
  readonly lost: () => void
  isTerminated: boolean
}

let workers: Fake[]
let timers: Set<() => void>
/** The number of timers so far. */
let started: number
let log: string[]
let connection: Connection

beforeEach(() => {
  workers = []
  timers = new Set()
  started = 0
  log = []
  connection = openConnection({
    start: (receive, lost) => {
      const worker: Fake = { requests: [], receive, lost, isTerminated: false }
      workers.push(worker)
      return {
        post: ({ sequence }) => void worker.requests.push(sequence),
        terminate: () => {
          worker.isTerminated = true
        },
      }
    },
    after: (_, run) => {
      started++
      timers.add(run)
      return () => timers.delete(run)
    },
    onReply: (reply) => log.push(`${reply.kind} ${reply.sequence}`),
    onLost: (sequence, isGivenUp) => log.push(`${isGivenUp ? 'given up' : 'lost'} ${sequence}`),
  })
})

const ask = (): number => connection.ask(emptyInput)
const passDeadline = (): void => {
  for (const run of [...timers]) {
    timers.delete(run)
    run()
  }
}
const part = (sequence: number): Reply => ({ kind: 'part', sequence, part: {} })
const done = (sequence: number): Reply => ({ kind: 'done', sequence, milliseconds: 1 })

test('one worker answers all requests', () => {
  for (const sequence of [1, 2]) {
    expect(ask()).toBe(sequence)
    workers[0]!.receive(part(sequence))
    workers[0]!.receive(done(sequence))
  }
  expect(workers.map(({ requests }) => requests)).toEqual([[1, 2]])
  expect(log).toEqual(['part 1', 'done 1', 'part 2', 'done 2'])
  expect(timers.size).toBe(0)
})

test('drops replies to requests that a later one supersedes', () => {
  ask()
  ask()
  workers[0]!.receive(part(1))
  workers[0]!.receive(part(2))
  expect(log).toEqual(['part 2'])
})

test('replaces a worker that dies, and sends the latest request again', () => {
  ask()
  ask()
  workers[0]!.lost()
  expect(workers.map(({ requests, isTerminated }) => [requests, isTerminated])).toEqual([
    [[1, 2], true],
    [[2], false],
  ])
  workers[1]!.receive(done(2))
  expect(log).toEqual(['lost 2', 'done 2'])
})

test('replaces a worker that is silent until the deadline', () => {
  ask()
  passDeadline()
  expect(workers.map(({ requests }) => requests)).toEqual([[1], [1]])
})

test('a constant stream of requests does not keep a silent worker', () => {
  ask()
  ask()
  ask()
  expect([started, timers.size]).toEqual([1, 1])
  passDeadline()
  expect(workers.map(({ requests }) => requests)).toEqual([[1, 2, 3], [3]])
})

test('each part moves the deadline', () => {
  ask()
  workers[0]!.receive(part(1))
  expect([started, timers.size]).toEqual([2, 1])
})

test('ignores what a replaced worker still says', () => {
  ask()
  workers[0]!.lost()
  workers[0]!.receive(done(1))
  workers[0]!.lost()
  expect(log).toEqual(['lost 1'])
  expect(workers).toHaveLength(2)
})

test('gives a request up that three workers do not survive, and starts a worker for the next one', () => {
  ask()
  for (const index of [0, 1, 2]) workers[index]!.lost()
  expect(log).toEqual(['lost 1', 'lost 1', 'given up 1'])
  expect(workers).toHaveLength(3)
  expect(timers.size).toBe(0)
  ask()
  expect(workers[3]!.requests).toEqual([2])
})

test('a worker that dies while nothing is asked is replaced with the next request', () => {
  ask()
  workers[0]!.receive(done(1))
  workers[0]!.lost()
  expect(workers).toHaveLength(1)
  ask()
  expect(workers[1]!.requests).toEqual([2])
})

test('a bug of the compiler ends the request, not the worker', () => {
  ask()
  workers[0]!.receive({ kind: 'failed', sequence: 1, message: 'oops' })
  expect(timers.size).toBe(0)
  ask()
  expect(workers.map(({ requests }) => requests)).toEqual([[1, 2]])
})

test('a closed connection ends its worker', () => {
  ask()
  connection.close()
  workers[0]!.receive(part(1))
  expect(workers[0]!.isTerminated).toBe(true)
  expect(log).toEqual([])
})
