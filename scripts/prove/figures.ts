import type { Assumption } from '../../src/backend.js'

/** Results of a proof for one target on one engine. */
export interface Figures {
  /** The name, as in `ProofTarget`. */
  readonly target: string
  readonly engine: string
  /** Number of rules that have a query. */
  rules: number
  /** Number of queries that the engine accepts. */
  accepted: number
  /** Number of queries that the engine can run. */
  run: number
  /** Number of events on which a query was run and its claim applies. */
  checks: number
  /** Number of checks in which the rule matches. */
  matching: number
  /** Numbers of events that a claim does not cover, by the first assumption that does not hold. */
  readonly outside: Map<Assumption, number>
  /** Number of checks on events that were changed so that the assumptions hold. */
  inside: number
  /** Known differences, by reason. */
  readonly excused: Map<string, number>
  disagreements: number
}

export const noFigures = (target: string, engine: string): Figures => ({
  target,
  engine,
  rules: 0,
  accepted: 0,
  run: 0,
  checks: 0,
  matching: 0,
  outside: new Map(),
  inside: 0,
  excused: new Map(),
  disagreements: 0,
})

/** The total of counts. */
export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0)

/** Counts one more under a key. */
export const countOne = <Key>(counts: Map<Key, number>, key: Key): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1)
