import type { Assumption } from '../ir/assumptions.js'
import type { CompareOp } from '../ir/predicate.js'
import type { OverLines } from '../ir/regex-patterns.js'

/**
 * The rendering of one predicate. A plain string is exact. Every text is an atom: it stays correct next to AND and OR
 * and under NOT.
 */
export type Rendering = string | Negated | Reversible | Wider | Assuming | Unsupported

/** Exact, as the negation of a text: `missing` in a language that can only test for presence. */
export interface Negated {
  readonly fidelity: 'negated'
  readonly text: string
}
/** Exact, with a separate text for the negation: `f IS NULL` and `f IS NOT NULL`. Neither is null on any event. */
export interface Reversible {
  readonly fidelity: 'reversible'
  readonly text: string
  readonly negation: string
  readonly assumptions: readonly Assumption[]
}
/**
 * Matches every event that the predicate matches, and possibly more; under the assumptions, if there are any. Used
 * only where over-matching is harmless.
 */
export interface Wider {
  readonly fidelity: 'wider'
  readonly text: string
  readonly because: string
  readonly assumptions: readonly Assumption[]
  /** Range in the text of the value, if only a part of it cannot be expressed. */
  readonly at?: Stretch
}
/** Exact under named assumptions about the data. */
export interface Assuming {
  readonly fidelity: 'assuming'
  readonly text: string
  readonly assumptions: readonly Assumption[]
}
/** The language cannot express the predicate. `because` completes the sentence “… cannot express this: …”. */
export interface Unsupported {
  readonly fidelity: 'unsupported'
  readonly because: string
  /** Range in the text of the value, if only a part of it cannot be expressed. */
  readonly at?: Stretch
}

/** A range in the text of a value: `start` is inclusive, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Creates an exact rendering whose text is the negation. */
export const negated = (text: string): Negated => ({ fidelity: 'negated', text })
/** Creates an exact rendering with a text for each polarity. */
export const reversible = (text: string, negation: string, ...assumptions: readonly Assumption[]): Reversible => ({
  fidelity: 'reversible',
  text,
  negation,
  assumptions,
})
/** Creates a rendering that may match more. `because` completes the sentence “… matches more than this: …”. */
export const wider = (text: string, because: string, ...assumptions: readonly Assumption[]): Wider => ({
  fidelity: 'wider',
  text,
  because,
  assumptions,
})
/** Creates a rendering under assumptions. It is exact if there are none. */
export const assuming = (text: string, ...assumptions: readonly Assumption[]): Rendering =>
  assumingAll(text, assumptions)
/** Creates a rendering under the assumptions of a list. It is exact if the list is empty. Copies nothing. */
export const assumingAll = (text: string, assumptions: readonly Assumption[]): Rendering =>
  assumptions.length === 0 ? text : { fidelity: 'assuming', text, assumptions }
/**
 * Returns the assumptions of patterns that replace a regular expression. Wider patterns may match more across line
 * breaks, but not differently.
 */
export const singleLine = (overLines: OverLines | undefined, isWider: boolean): readonly Assumption[] =>
  overLines === 'others' || (overLines === 'more' && !isWider) ? ['single-line'] : []
/** Refuses a predicate. `because` completes the sentence “… cannot express this: …”. */
export const unsupported = (because: string, at?: Stretch): Unsupported => ({
  fidelity: 'unsupported',
  because,
  ...(at === undefined ? {} : { at }),
})

/** Comparison operators as in most query languages. */
export const SYMBOL: Readonly<Record<CompareOp, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }
