import type { Json } from '../../src/index.js'
import type { Engine, SelectingEngine } from './engine.js'

/**
 * An engine that uses one of the readers in the test tree. `check` throws for an invalid query; so do `selector` and
 * its test if the reader cannot evaluate the query.
 */
export function readerEngine(
  description: Pick<Engine, 'name' | 'targets' | 'about'>,
  check: (query: string) => void,
  selector: (query: string) => (event: Json) => boolean,
): SelectingEngine {
  return {
    ...description,
    isOwn: true,
    accepts: async (queries) => queries.map((query) => refusal(() => check(query))),
    select: async (tasks) =>
      tasks.map(({ query, events }) => {
        try {
          return events.map(selector(query))
        } catch {
          return null
        }
      }),
    close: async () => undefined,
  }
}

function refusal(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
