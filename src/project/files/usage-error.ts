/** An error in the command line; `run` reports it in one line, with exit code 2. */
export interface UsageError extends Error {
  readonly usage: true
}

export const usageError = (message: string, help?: string): UsageError =>
  Object.assign(new Error(help === undefined ? message : `${message}; ${help}`), { usage: true as const })

export const isUsageError = (error: unknown): error is UsageError => error instanceof Error && 'usage' in error
