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
  /** Number of events that a claim does not cover, because an assumption does not hold. */
  outside: number
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
  outside: 0,
  excused: new Map(),
  disagreements: 0,
})
