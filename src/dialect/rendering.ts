import type { OverLines } from '../ir/regex-patterns.js'
import { sentences } from '../text/sentences.js'

/**
 * What a dialect answers for one predicate. A bare string is exact. Every text is an atom: it stays correct beside AND and OR and
 * under NOT.
 */
export type Rendering = string | Negated | Reversible | Wider | Assuming | Unsupported

/** Exact, as the negation of a text: “missing” where the language can only ask for presence. */
export interface Negated {
  readonly fidelity: 'negated'
  readonly text: string
}
/** Exact, with a text of its own for the negation: `f IS NULL` and `f IS NOT NULL`. Neither is null on any event. */
export interface Reversible {
  readonly fidelity: 'reversible'
  readonly text: string
  readonly negation: string
  readonly assumptions: readonly Assumption[]
}
/** Matches all that the predicate matches, and more; under the assumptions, if it has any. Used only where more is harmless. */
export interface Wider {
  readonly fidelity: 'wider'
  readonly text: string
  readonly because: string
  readonly assumptions: readonly Assumption[]
  /** Where in the text of the value, if only a part of it cannot be said. */
  readonly at?: Stretch
}
/** Exact wherever some named facts about the data hold. */
export interface Assuming {
  readonly fidelity: 'assuming'
  readonly text: string
  readonly assumptions: readonly Assumption[]
}
export interface Unsupported {
  readonly fidelity: 'unsupported'
  readonly because: string
  /** Where in the text of the value, if only a part of it cannot be said. */
  readonly at?: Stretch
}
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The facts that a query may rest on, and what each one says of the data. */
export const assumptions = sentences({
  'letter-case': 'values in the events have the same letter case as in the rule',
  'single-valued': 'fields contain a single value, not a list',
  'raw-text': 'the event is one text, and keywords search this raw text',
  'whole-terms': 'keywords occur in the events as whole terms of the index, not inside longer words',
  'single-line': 'values contain no line breaks',
  'field-type': 'fields have the types that the query requires: numbers, IP addresses, dates in UTC, or whole strings',
  'window-size': 'no group has more than 10,000 events within a time span',
  'window-edge': 'no two events are exactly one time span apart',
})

export type Assumption = keyof typeof assumptions

export const negated = (text: string): Negated => ({ fidelity: 'negated', text })
export const reversible = (text: string, negation: string, ...assumptions: readonly Assumption[]): Reversible => ({
  fidelity: 'reversible',
  text,
  negation,
  assumptions,
})
export const wider = (text: string, because: string, ...assumptions: readonly Assumption[]): Wider => ({
  fidelity: 'wider',
  text,
  because,
  assumptions,
})
/** Without any assumption the text is exact. */
export const assuming = (text: string, ...assumptions: readonly Assumption[]): Rendering =>
  assumptions.length === 0 ? text : { fidelity: 'assuming', text, assumptions }
/** What patterns that were made from a regular expression rest on; wider ones may match more over line breaks, but not others. */
export const singleLine = (overLines: OverLines | undefined, isWider: boolean): readonly Assumption[] =>
  overLines === 'others' || (overLines === 'more' && !isWider) ? ['single-line'] : []
export const unsupported = (because: string, at?: Stretch): Unsupported => ({
  fidelity: 'unsupported',
  because,
  ...(at === undefined ? {} : { at }),
})
