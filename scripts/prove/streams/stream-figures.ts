/** The results of a correlation’s query and of the stream matcher for a stream. */
export interface StreamVerdict {
  /** The rules and the query. */
  readonly text: string
  readonly wanted: readonly string[]
  readonly found: readonly string[]
  /** Number of events, windows or groups that were compared. */
  readonly checks: number
}

/** Results for the correlations of one target by one evaluator. */
export interface StreamFigures {
  readonly target: string
  /** The evaluator, and what it compares. */
  readonly judge: string
  /** True for an evaluator that was written for these tests. */
  readonly isOwn: boolean
  /** Number of streams, each with its own correlation. */
  readonly streams: number
  readonly checks: number
  /** Number of matches of the stream matcher. */
  readonly matching: number
  readonly disagreements: number
}

/** Evaluates random correlations of a target. Undefined if its engine is not installed. */
export type StreamJudge = (runs: number, seed: number) => Promise<JudgedStreams | undefined>

export interface JudgedStreams {
  readonly target: string
  readonly judge: string
  readonly isOwn: boolean
  readonly verdicts: readonly StreamVerdict[]
}

export const differs = ({ wanted, found }: StreamVerdict): boolean => sorted(wanted) !== sorted(found)

const sorted = (texts: readonly string[]): string => JSON.stringify([...new Set(texts)].sort())

export const streamFigures = ({ target, judge, isOwn, verdicts }: JudgedStreams): StreamFigures => ({
  target,
  judge,
  isOwn,
  streams: verdicts.length,
  checks: verdicts.reduce((sum, { checks }) => sum + checks, 0),
  matching: verdicts.reduce((sum, { wanted }) => sum + wanted.length, 0),
  disagreements: verdicts.filter(differs).length,
})
