import type { Span } from '../text/source.js'
import type { Bool } from './bool.js'
import type { Pattern } from './pattern.js'
import type { StepPlace } from './step-place.js'

/** One question to an event. Negation is not in here: it lives in `Bool`. */
export type Predicate =
  | Match
  | Equals
  | IsNull
  | Exists
  | Compare
  | Regex
  | Cidr
  | FieldRef
  | Keyword
  | KeywordRegex
  | TimePart
  | Expression

export type PredicateKind = Predicate['kind']
export type PredicateOf<Kind extends PredicateKind> = Extract<Predicate, { readonly kind: Kind }>

/** A rule's detection logic. */
export type Expr = Bool<Predicate>

interface Placed {
  /** The value in the rule that this came from. */
  readonly span: Span
  /** The key of the item that the value belongs to; of a keyword the first keyword of its list. */
  readonly item: Span
  /** The steps of processing pipelines that made or changed it, in their order; absent if none did. */
  readonly changedBy?: readonly StepPlace[]
}
interface OnField extends Placed {
  readonly field: string
}

/** The whole value has the pattern; without regard to letter case unless `cased`. */
export interface Match extends OnField {
  readonly kind: 'match'
  readonly pattern: Pattern
  readonly cased: boolean
}
/** The value is this number or boolean, or its text. `text` is as the author wrote it. */
export interface Equals extends OnField {
  readonly kind: 'equals'
  readonly type: 'number' | 'boolean'
  readonly text: string
}
/** The value is null, or there is none: the field is missing, or holds only an object or an empty list. */
export interface IsNull extends OnField {
  readonly kind: 'isNull'
}
/** The field is there, even if its value is null. An object and an empty list are no values. */
export interface Exists extends OnField {
  readonly kind: 'exists'
}
/** The value is a number, or a number's text, on this side of `value`, a number as the author wrote it. */
export interface Compare extends OnField {
  readonly kind: 'compare'
  readonly op: CompareOp
  readonly value: string
}
export type CompareOp = 'lt' | 'lte' | 'gt' | 'gte'

/** The expression is found somewhere in the value; `flags` is a subset of `ims` in this order. */
export interface Regex extends OnField {
  readonly kind: 'regex'
  readonly source: string
  readonly flags: string
}
/** The value is an address inside the network, `address/prefix` in IPv4 or IPv6 notation. */
export interface Cidr extends OnField {
  readonly kind: 'cidr'
  readonly network: string
}
/** The value of one field equals, begins with, ends with or contains the value of another. */
export interface FieldRef extends OnField {
  readonly kind: 'fieldRef'
  readonly other: string
  readonly match: FieldMatch
  readonly cased: boolean
}
export type FieldMatch = 'equals' | 'startswith' | 'endswith' | 'contains'

/** Some value of the event contains the pattern. */
export interface Keyword extends Placed {
  readonly kind: 'keyword'
  readonly pattern: Pattern
  readonly cased: boolean
}
/** The expression is found in some value of the event. */
export interface KeywordRegex extends Placed {
  readonly kind: 'keywordRegex'
  readonly source: string
  readonly flags: string
}
/** A part of the date that the value holds, compared with a whole number. */
export interface TimePart extends OnField {
  readonly kind: 'timePart'
  readonly part: TimePartName
  readonly op: 'eq' | CompareOp
  readonly value: string
}
export type TimePartName = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
/**
 * A piece of a query in the language of one target, as a processing pipeline gives it. `{field}` stands for the field's name, `{{` and `}}`
 * for braces. What it asks is known to nobody here.
 */
export interface Expression extends Placed {
  readonly kind: 'expression'
  /** Null where it stands for a keyword; the text then has no `{field}`. */
  readonly field: string | null
  readonly text: string
}

/** A predicate that asks a field; a query expression asks whatever its author has written. */
export type FieldPredicate = Extract<Predicate, { readonly field: string }>

export const asksField = (predicate: Predicate): predicate is FieldPredicate =>
  'field' in predicate && predicate.kind !== 'expression'
