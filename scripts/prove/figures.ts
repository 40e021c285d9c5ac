/** What a proof has seen of one target on one engine. */
export interface Figures {
  /** As in `ProofTarget`. */
  readonly target: string
  readonly engine: string
  /** Rules that have a query. */
  rules: number
  /** Queries that the engine accepts. */
  accepted: number
  /** Queries that the engine can run. */
  run: number
  /** Events on which a query was run and its claim says something. */
  checks: number
  /** Those of the checks in which the rule matches. */
  matching: number
  /** Events of which a query says nothing, since an assumption does not hold. */
  outside: number
  /** Known differences by their reasons. */
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
