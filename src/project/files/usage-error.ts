/** An error in the command line; `run` reports it in one line, with exit code 2. */
export interface UsageError extends Error {
  readonly usage: true
  /** The message without the help. */
  readonly problem: string
  readonly help: string | undefined
}

export const usageError = (problem: string, help?: string): UsageError =>
  Object.assign(new Error(help === undefined ? problem : `${problem}; ${help}`), {
    usage: true as const,
    problem,
    help,
  })

export const isUsageError = (error: unknown): error is UsageError => error instanceof Error && 'usage' in error
