import { expect, test } from 'vitest'
import type { Answer } from '../../site/playground/answer/answer.js'
import { emptyInput, type Input } from '../../site/playground/input/input.js'
import type { Reply, Request } from '../../site/playground/protocol/messages.js'
import { serveRequests } from '../../site/playground/protocol/serve-requests.js'

type Answering = (input: Input) => AsyncGenerator<Partial<Answer>>

/** Serves requests until one is done or has failed. */
function serve(answer: Answering, requests: readonly string[]): Promise<readonly string[]> {
  const log: string[] = []
  return new Promise((resolve) => {
    let handle: (request: Request) => void = () => {}
    const post = (reply: Reply): void => {
      log.push(`${reply.kind} ${reply.sequence}${reply.kind === 'failed' ? ` ${reply.message}` : ''}`)
      if (reply.kind !== 'part') resolve(log)
    }
    const receive = (receiver: typeof handle): void => {
      handle = receiver
    }
    serveRequests({ answer }, { receive, post, now: () => 0 })
    for (const [index, rules] of requests.entries()) handle({ sequence: index + 1, input: { ...emptyInput, rules } })
  })
}

test('answers a request part by part', async () => {
  const answer: Answering = async function* () {
    yield {}
    yield {}
  }
  expect(await serve(answer, ['a'])).toEqual(['part 1', 'part 1', 'done 1'])
})

test('a later request supersedes the one that is being answered, and those that wait', async () => {
  const asked: string[] = []
  const answer: Answering = async function* ({ rules }) {
    asked.push(rules)
    yield {}
    yield {}
  }
  expect(await serve(answer, ['a', 'b', 'c'])).toEqual(['part 1', 'part 3', 'part 3', 'done 3'])
  expect(asked).toEqual(['a', 'c'])
})

test('reports a bug of the compiler and goes on', async () => {
  // biome-ignore lint/correctness/useYield: the compiler fails before its first part
  const answer: Answering = async function* () {
    throw new Error('bug: oops')
  }
  expect(await serve(answer, ['a'])).toEqual(['failed 1 bug: oops'])
})

test.each([
  'Failed to fetch dynamically imported module: https://site.example/parts/load-pipeline.js',
  'error loading dynamically imported module: https://site.example/parts/load-pipeline.js',
  'Importing a module script failed.',
])('a part that cannot be downloaded is no bug: %s', async (message) => {
  // biome-ignore lint/correctness/useYield: the compiler fails before its first part
  const answer: Answering = async function* () {
    throw new TypeError(message)
  }
  expect(await serve(answer, ['a'])).toEqual(['incomplete 1'])
})
