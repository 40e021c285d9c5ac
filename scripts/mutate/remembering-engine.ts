import { createHash } from 'node:crypto'
import type { Engine } from '../../test/engines/engine.js'

/** An engine that runs each query on the same events only once: most faults change few queries. */
export function rememberingEngine(engine: Engine): Engine {
  const accepted = new Map<string, string | null>()
  const selected = new Map<string, readonly boolean[] | null>()
  const { select } = engine
  return {
    ...engine,
    accepts: (queries) => remembered(accepted, queries, (query) => query, engine.accepts),
    ...(select === undefined ? {} : { select: (tasks) => remembered(selected, tasks, (task) => digest(task), select) }),
  }
}

async function remembered<Question, Result>(
  known: Map<string, Result>,
  questions: readonly Question[],
  keyOf: (question: Question) => string,
  ask: (questions: readonly Question[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const keys = questions.map(keyOf)
  const open = questions.filter((_, at) => !known.has(keys[at] ?? ''))
  const answers = open.length === 0 ? [] : await ask(open)
  for (const [at, question] of open.entries()) known.set(keyOf(question), answers[at] as Result)
  return keys.map((key) => known.get(key) as Result)
}

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `bigint ${inner}` : inner)))
    .digest('base64')
