import type { Json } from '../../src/index.js'
import type { Engine } from './engine.js'

/**
 * An engine that is one of the readers in the test tree. `check` throws at what is no query; so does `selector`, and the test that it gives, where the
 * reader cannot know.
 */
export function readerEngine(
  description: Pick<Engine, 'name' | 'targets' | 'about'>,
  check: (query: string) => void,
  selector: (query: string) => (event: Json) => boolean,
): Required<Engine> {
  return {
    ...description,
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
