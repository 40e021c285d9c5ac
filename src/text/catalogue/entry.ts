/**
 * One kind of diagnostic: how grave it is, its sentence, what to do about it, and why it exists (for
 * docs/diagnostics.md).
 */
export interface Entry<Args extends readonly unknown[]> {
  readonly severity: 'error' | 'warning'
  readonly message: (...args: Args) => string
  readonly why: string
  readonly help?: string | ((...args: Args) => string)
}

/** In place of a help, if the sentence or each place that reports it says what to do. */
export const IN_MESSAGE = undefined

/** Every error says what to do about it. A diagnostic may have a better help for its place. */
export const error = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  why: string,
  help: Entry<Args>['help'] | undefined,
): Entry<Args> => ({ severity: 'error', message, why, ...(help === undefined ? {} : { help }) })

export const warning = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  why: string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ ...error(message, why, help), severity: 'warning' })
