import type { Json } from '../../src/index.js'

/** A reader or evaluator of a query language. */
export interface Engine {
  /** Name in the table of engines, such as `lucene`. */
  readonly name: string
  /** True for a reader that was written for these tests; absent for a program or library of others. */
  readonly isOwn?: true
  /** The targets whose queries it verifies. */
  readonly targets: readonly string[]
  /** Description for the page, with version and gaps. */
  readonly about: string
  /**
   * The reason for rejecting each query; null if it accepts the query. One call handles many queries, because some
   * engines are processes.
   */
  readonly accepts: (queries: readonly string[]) => Promise<readonly (string | null)[]>
  /** The events that each query selects; null if the engine cannot evaluate the query. Absent if it only parses. */
  readonly select?: (tasks: readonly Task[]) => Promise<readonly (readonly boolean[] | null)[]>
  /** Ends the processes that it has started. */
  readonly close: () => Promise<void>
}

/** An engine that can also evaluate queries. */
export type SelectingEngine = Engine & Required<Pick<Engine, 'select'>>

export interface Task {
  readonly query: string
  readonly events: readonly Json[]
}

/** An engine that may be missing on this machine; undefined if it is not installed. */
export type OpenEngine = () => Promise<Engine | undefined>
