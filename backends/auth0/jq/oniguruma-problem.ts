import { type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import type { Span } from '../../../src/text/source.js'

/** Reason why an expression has no translation, thrown from a nested part to the caller of the translation. */
interface Problem {
  /** Undefined if a translation exists, but not with one flag for the whole expression. */
  readonly unsupported: Unsupported | undefined
}

export function refuse(because: string, at?: Span): never {
  throw { unsupported: unsupported(because, at && { start: at.start, end: at.end }) } satisfies Problem
}

/** Rejects a translation that ignores letter case through one flag for the whole expression. */
export function refuseFlag(): never {
  throw { unsupported: undefined } satisfies Problem
}

export const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'unsupported' in thrown
