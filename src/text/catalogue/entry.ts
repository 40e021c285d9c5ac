/**
 * One kind of diagnostic: how grave it is, its sentence, and what to do about it. Its rationale is in `rationales`.
 */
export interface Entry<Args extends readonly unknown[]> {
  readonly severity: 'error' | 'warning'
  readonly message: (...args: Args) => string
  readonly help?: string | ((...args: Args) => string)
}

/** The entries of a part of the catalogue, by code. */
export type Messages = Readonly<Record<string, Entry<never>>>

/** In place of a help, if the sentence or each place that reports it says what to do. */
export const IN_MESSAGE = undefined

/** Every error says what to do about it. A diagnostic may have a better help for its place. */
export const error = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  help: Entry<Args>['help'] | undefined,
): Entry<Args> => ({ severity: 'error', message, ...(help === undefined ? {} : { help }) })

export const warning = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ ...error(message, help), severity: 'warning' })
