/** A fact about the values of one field, or of all fields, that an index finds by looking at each value once. */
export type Fact = LiteralFact | NumberFact | ValueFact

/** A text is, begins with, ends with or contains a literal, folded unless `cased`. */
export interface LiteralFact {
  readonly kind: 'literal'
  /** Null for any value of the event. */
  readonly field: string | null
  readonly at: 'whole' | 'start' | 'end' | 'anywhere'
  /** Not empty unless `at` is `whole`; after `foldCase` unless `cased`. */
  readonly text: string
  readonly cased: boolean
}

/** A value is a number or boolean, or its text. */
export interface NumberFact {
  readonly kind: 'number'
  readonly field: string
  readonly type: 'number' | 'boolean'
  readonly text: string
}

/** There is a value, one that is not null, a text of any kind, or a text with a character beyond ASCII. */
export interface ValueFact {
  readonly kind: 'value' | 'non-null' | 'text' | 'beyond-ascii'
  readonly field: string | null
}
