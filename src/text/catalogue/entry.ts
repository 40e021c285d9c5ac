/** One kind of diagnostic: how grave it is, its sentence, and help that always fits. Its rationale is in `rationales`. */
export interface Entry<Args extends readonly unknown[]> {
  readonly severity: 'error' | 'warning'
  readonly message: (...args: Args) => string
  readonly help?: string | ((...args: Args) => string)
}

/** The entries of a part of the catalogue, by code. */
export type Messages = Readonly<Record<string, Entry<never>>>

export const error = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ severity: 'error', message, ...(help === undefined ? {} : { help }) })

export const warning = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ ...error(message, help), severity: 'warning' })
