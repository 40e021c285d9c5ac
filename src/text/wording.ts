import type { Entry, Messages } from './catalogue/entry.js'
import type { Code, Severity } from './catalogue.js'

/** A diagnostic without a place. */
export interface Wording {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly help?: string
}

/** The codes of some messages. */
export type CodeOf<M extends Messages> = keyof M & Code

/** The arguments of the sentence of a code. */
export type ArgumentsOf<M extends Messages, C extends CodeOf<M>> = Parameters<M[C]['message']>

/** Puts the arguments into the sentences of a code. */
export function wordingOf<M extends Messages, C extends CodeOf<M>>(
  messages: M,
  code: C,
  args: ArgumentsOf<M, C>,
): Wording {
  const { severity, message, help } = messages[code] as unknown as Entry<readonly unknown[]>
  const words = { code, severity, message: message(...args) }
  return help === undefined ? words : { ...words, help: typeof help === 'function' ? help(...args) : help }
}

/** The reason why a value or a query cannot be used, which the caller reports at its place. */
export interface Refusal {
  readonly refused: Wording
  /** Range in the text of the value; absent for all of it. */
  readonly at?: { readonly start: number; readonly end: number }
}

/** Returns a function that creates refusals in the words of some messages. */
export const refuserOf =
  <M extends Messages>(messages: M) =>
  <C extends CodeOf<M>>(code: C, args: ArgumentsOf<M, C>, at?: Refusal['at']): Refusal => ({
    refused: wordingOf(messages, code, args),
    ...(at === undefined ? {} : { at }),
  })
