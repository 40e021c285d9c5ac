import type { Span } from '../text/source.js'
import type { Bool } from './bool.js'
import type { Pattern } from './pattern.js'
import type { StepPlace } from './step-place.js'

/** One test of an event. Negation is not a predicate; it is a node of `Bool`. */
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

/** The kind of a predicate, by which dialects render it. */
export type PredicateKind = Predicate['kind']

/** The predicate of a kind. */
export type PredicateOf<Kind extends PredicateKind> = Extract<Predicate, { readonly kind: Kind }>

/** The detection logic of a rule. */
export type Expr = Bool<Predicate>

interface Placed {
  /** The value of the rule that the predicate comes from. */
  readonly span: Span
  /** The key of the item that the value belongs to; for a keyword, the first keyword of its list. */
  readonly item: Span
  /** The steps of processing pipelines that made or changed the predicate, in order; absent if none did. */
  readonly changedBy?: readonly StepPlace[]
  /** The number of the rule's value, from 1. Present only if spans are wanted: `print` then marks the text. */
  readonly number?: number
}
interface OnField extends Placed {
  readonly field: string
}

/** The whole value matches the pattern, case-insensitively unless `cased`. */
export interface Match extends OnField {
  readonly kind: 'match'
  readonly pattern: Pattern
  readonly cased: boolean
}
/** The value is this number or boolean, or its text. `text` is spelled as in the rule. */
export interface Equals extends OnField {
  readonly kind: 'equals'
  readonly type: 'number' | 'boolean'
  readonly text: string
}
/**
 * The field has no value but null: it is missing, or each of its values is null. A field that holds only an object or an
 * empty list has no value.
 */
export interface IsNull extends OnField {
  readonly kind: 'isNull'
}
/** The field has a value, possibly null. An object and an empty list are not values. */
export interface Exists extends OnField {
  readonly kind: 'exists'
}
/** The value is a number, or the text of one, that compares as asked with `value`, a number spelled as in the rule. */
export interface Compare extends OnField {
  readonly kind: 'compare'
  readonly op: CompareOp
  readonly value: string
}

/** The operator of a comparison of numbers. */
export type CompareOp = 'lt' | 'lte' | 'gt' | 'gte'

/** The regular expression matches somewhere in the value. `flags` is a subset of `ims`, in this order. */
export interface Regex extends OnField {
  readonly kind: 'regex'
  readonly source: string
  readonly flags: string
}
/** The value is an address in the network, written `address/prefix` in IPv4 or IPv6 notation. */
export interface Cidr extends OnField {
  readonly kind: 'cidr'
  readonly network: string
}
/** The value of one field equals, begins with, ends with or contains the value of another field. */
export interface FieldRef extends OnField {
  readonly kind: 'fieldRef'
  readonly other: string
  readonly match: FieldMatch
  readonly cased: boolean
}

/** The way in which one field has to match another one. */
export type FieldMatch = 'equals' | 'startswith' | 'endswith' | 'contains'

/** At least one value of the event contains the pattern. */
export interface Keyword extends Placed {
  readonly kind: 'keyword'
  readonly pattern: Pattern
  readonly cased: boolean
}
/** The regular expression matches in at least one value of the event. */
export interface KeywordRegex extends Placed {
  readonly kind: 'keywordRegex'
  readonly source: string
  readonly flags: string
}
/** A part of the date in the field, compared with a whole number. */
export interface TimePart extends OnField {
  readonly kind: 'timePart'
  readonly part: TimePartName
  readonly op: 'eq' | CompareOp
  readonly value: string
}

/** The name of a part of a date. */
export type TimePartName = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
/**
 * A fragment of a query in the language of one target, supplied by a processing pipeline. `{field}` stands for the
 * field name, `{{` and `}}` for braces. Its meaning is unknown to sigmacast.
 */
export interface Expression extends Placed {
  readonly kind: 'expression'
  /** Null for a keyword, whose text has no `{field}`. */
  readonly field: string | null
  readonly text: string
}

/** A predicate about a field, except query expressions, whose meaning is unknown. */
export type FieldPredicate = Extract<Predicate, { readonly field: string }>

/** True for a predicate about a field whose meaning is known. */
export const isFieldPredicate = (predicate: Predicate): predicate is FieldPredicate =>
  predicate.kind !== 'expression' && !isKeyword(predicate)

/** True for a predicate about all values of an event. Looking at the kind takes less time than `'field' in predicate`. */
export const isKeyword = (predicate: Predicate): predicate is Keyword | KeywordRegex =>
  predicate.kind === 'keyword' || predicate.kind === 'keywordRegex'
