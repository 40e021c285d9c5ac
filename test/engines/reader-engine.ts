import type { Json } from '../../src/index.js'
import type { Engine } from './engine.js'

/** An engine from a reader in the tree: `read` throws for what is no query, and gives the test of events. */
export const readerEngine = (
  about: Pick<Engine, 'name' | 'targets' | 'about'>,
  read: (query: string) => (event: Json) => boolean,
): Engine => ({
  ...about,
  accepts: async (queries) =>
    queries.map((query) => {
      try {
        read(query)
        return null
      } catch (problem) {
        return problem instanceof Error ? problem.message : String(problem)
      }
    }),
  select: async (tasks) => tasks.map(({ query, events }) => events.map(read(query))),
  close: async () => {},
})
