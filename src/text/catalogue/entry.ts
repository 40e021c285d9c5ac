/**
 * One kind of diagnostic: how grave it is, its sentence, help that always fits, and why it exists (for
 * docs/diagnostics.md).
 */
export interface Entry<Args extends readonly unknown[]> {
  readonly severity: 'error' | 'warning'
  readonly message: (...args: Args) => string
  readonly why: string
  readonly help?: string | ((...args: Args) => string)
}

export const error = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  why: string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ severity: 'error', message, why, ...(help === undefined ? {} : { help }) })

export const warning = <Args extends readonly unknown[]>(
  message: (...args: Args) => string,
  why: string,
  help?: Entry<Args>['help'],
): Entry<Args> => ({ ...error(message, why, help), severity: 'warning' })
