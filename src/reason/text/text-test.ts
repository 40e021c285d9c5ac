import type { Json } from '../../ir/json.js'
import type { Predicate } from '../../ir/predicate.js'
import type { Automaton } from '../../match/regex/automaton.js'

/** Predicates that hold if one value of a field, or of the event, passes a test. */
export type ValuePredicate = Exclude<Predicate, { readonly kind: 'isNull' | 'exists' | 'fieldRef' | 'expression' }>

/** A condition on one value of an event, as `match`, `regex` or `keyword` asks it. Null never satisfies one. */
export interface TextTest {
  /** Undefined for a test that is no predicate of a rule. */
  readonly predicate: Predicate | undefined
  /** The matcher's own verdict. */
  readonly holds: (value: Json) => boolean
  /** Values to try before any search. Some of them usually satisfy the test. */
  readonly candidates: readonly Json[]
  /** True if the candidates contain every value that satisfies the test, except for equivalent ones. */
  readonly isListed: boolean
  /** Accepts every text that satisfies the test; exactly these if `isExact`. Built on first use. */
  readonly automaton: () => Automaton
  readonly isExact: boolean
  /**
   * Tests whose automaton is not exact are compared by values instead. Tests of one family distinguish only finitely
   * many sorts of values. Undefined for other tests.
   */
  readonly family: Family | undefined
  /** Texts found earlier, the newest last. */
  readonly found: Json[]
  /** True for each other test if no text passes both. Contains only pairs that were compared. */
  readonly conflicts: Map<TextTest, boolean>
}

export interface Family {
  readonly name: 'number' | 'address' | 'week'
  /** The bound or network that the test compares with; empty for a week. */
  readonly bound: string
}
