import { type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import type { Span } from '../../../src/text/source.js'

/** Why an expression cannot be said, thrown from deep inside it to where it is asked for. */
interface Problem {
  /** Undefined if it can be said, but not under one flag for all of it. */
  readonly unsupported: Unsupported | undefined
}

export function refuse(because: string, at?: Span): never {
  throw { unsupported: unsupported(because, at && { start: at.start, end: at.end }) } satisfies Problem
}

/** Letter case cannot be left out of account by one flag for all of the expression. */
export function refuseFlag(): never {
  throw { unsupported: undefined } satisfies Problem
}

export const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'unsupported' in thrown
