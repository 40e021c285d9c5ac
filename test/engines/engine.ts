import type { Json } from '../../src/index.js'

/** Somebody else's reader or evaluator of a query language. */
export interface Engine {
  /** As in the table of engines, such as `lucene`. */
  readonly name: string
  /** The targets whose queries it judges. */
  readonly targets: readonly string[]
  /** For the page: what it is, its version, and what it does not cover. */
  readonly about: string
  /** Why it refuses each query; null where it accepts it. One call for many queries, since some engines are processes. */
  readonly accepts: (queries: readonly string[]) => Promise<readonly (string | null)[]>
  /** Which of the events each query selects; null where the engine cannot evaluate the query. Absent if it only parses. */
  readonly select?: (tasks: readonly Task[]) => Promise<readonly (readonly boolean[] | null)[]>
  /** Ends what it has started. */
  readonly close: () => Promise<void>
}

export interface Task {
  readonly query: string
  readonly events: readonly Json[]
}

/** An engine that may be missing on this machine. Undefined if it is not installed. */
export type OpenEngine = () => Promise<Engine | undefined>
