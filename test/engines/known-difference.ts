import type { Expr } from '../../src/backend.js'
import type { Json } from '../../src/index.js'

/** A query that an engine does not accept. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly expr: Expr
  readonly query: string
  readonly because: string
}

/** A verdict of an engine that is not what the conversion claims. */
export interface Verdict {
  readonly kind: 'verdict'
  readonly expr: Expr
  readonly query: string
  readonly event: Json
  /** Does the rule match? */
  readonly wanted: boolean
  /** Does the engine select the event? */
  readonly selected: boolean
}

/** Where an engine is known to differ from the language that it stands for, or a language from JSON; reviewed by hand. */
export type KnownDifference = {
  /** As in `Engine`. */
  readonly engines: readonly string[]
  /** What is different, and who is right. */
  readonly because: string
  /** The page that says so: the vendor's. */
  readonly page: string
} & (Explaining | Reading)

interface Explaining {
  /** Is this what is known? As narrow as it can be: everything else counts as a disagreement. */
  readonly explains: (found: Refusal | Verdict) => boolean
}
interface Reading {
  /** The event as the engine reads it for such an expression. It excuses a verdict only if the claim holds of that event. */
  readonly reads: (event: Json, expr: Expr) => Json
}
