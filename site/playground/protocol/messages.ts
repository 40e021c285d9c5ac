import type { Answer } from '../answer/answer.js'
import type { Input } from '../input/input.js'

/** A question to the worker. A later one supersedes all earlier ones. */
export interface Request {
  /** Grows with each request. */
  readonly sequence: number
  readonly input: Input
}

/** A message of the worker. */
export type Reply =
  /** A part of the answer. The parts that people look at first come first. */
  | { readonly kind: 'part'; readonly sequence: number; readonly part: Partial<Answer> }
  | { readonly kind: 'done'; readonly sequence: number; readonly milliseconds: number }
  /** A part of the compiler could not be downloaded; the worker tries it again when it needs the part again. */
  | { readonly kind: 'incomplete'; readonly sequence: number }
  /** A bug of the compiler; the worker still answers other requests. */
  | { readonly kind: 'failed'; readonly sequence: number; readonly message: string }
