import type { Expr } from '../../src/backend.js'
import type { Json } from '../../src/index.js'

/** A query that an engine rejects. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly expr: Expr
  readonly query: string
  readonly because: string
}

/** A verdict of an engine that differs from the claim of the conversion. */
export interface Verdict {
  readonly kind: 'verdict'
  readonly expr: Expr
  readonly query: string
  readonly event: Json
  /** True if the rule matches. */
  readonly wanted: boolean
  /** True if the engine selects the event. */
  readonly selected: boolean
}

/** A known difference between an engine and its language, or between a language and JSON; reviewed manually. */
export type KnownDifference = {
  /** The name, as in `Engine`. */
  readonly engines: readonly string[]
  /** The difference, and which side is right. */
  readonly because: string
  /** The vendor's page that documents it. */
  readonly page: string
} & (Explaining | Reading)

interface Explaining {
  /** True if this is the known difference, as narrowly as possible: everything else counts as a disagreement. */
  readonly explains: (found: Refusal | Verdict) => boolean
}
interface Reading {
  /**
   * The event as the engine reads it for such an expression. It excuses a verdict only if the claim holds for that
   * event.
   */
  readonly reads: (event: Json, expr: Expr) => Json
}
