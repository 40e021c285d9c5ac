import type { Engine, Task } from '../../test/engines/engine.js'
import type { Answer, Call, Settings } from './messages.js'

type Request = { readonly queries: readonly string[] } | { readonly tasks: readonly Task[] }

/** Engines that run in the parent process, which keeps them open. */
export function remoteEngines({ engines }: Settings): readonly Engine[] {
  const waiting = new Map<number, (answers: readonly unknown[]) => void>()
  let calls = 0
  process.on('message', (message: Answer) => {
    waiting.get(message.id)?.(message.answers)
    waiting.delete(message.id)
  })
  const ask = <Result>(engine: string, request: Request): Promise<readonly Result[]> =>
    new Promise((resolve) => {
      const call: Call = { id: calls++, engine, ...request }
      waiting.set(call.id, (answers) => resolve(answers as readonly Result[]))
      process.send?.(call)
    })
  return engines.map(({ selects, ...engine }) => ({
    ...engine,
    accepts: (queries) => ask<string | null>(engine.name, { queries }),
    ...(selects ? { select: (tasks: readonly Task[]) => ask<readonly boolean[] | null>(engine.name, { tasks }) } : {}),
    close: async () => undefined,
  }))
}
