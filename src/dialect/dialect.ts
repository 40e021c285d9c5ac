import type { Expr, Predicate, PredicateKind, PredicateOf } from '../ir/predicate.js'
import type { Rendering, Unsupported } from './rendering.js'

/** How one query language says predicates: a value that reads like the language's manual. */
export interface Dialect {
  /** For sentences: “… cannot say this”. */
  readonly name: string
  readonly logic: Logic
  /** A field's name as the language writes it. */
  readonly field: (name: string) => string | Unsupported
  /** Total: a new kind of predicate does not compile until every dialect answers it. */
  readonly predicates: Renderers
  /**
   * What is asked instead of a predicate where the type of its field is known: the same question in a form that such a field answers.
   * Absent, or the predicate itself: it is asked as it is.
   */
  readonly asked?: (predicate: Predicate) => Predicate | Unsupported
  /** The dialect for an expression, where how one predicate can be asked is up to the others. Absent: it is the same for all. */
  readonly knowing?: (expr: Expr) => Dialect
  /** The short forms that the language has for asking a field for one of several values; of two that could hold a value the first does. */
  readonly oneOf?: readonly OneOf[]
}

export type Renderers = {
  readonly [Kind in PredicateKind]: Renderer<Kind> | Unsupported
}
/** `field` is the name as the language writes it; of a keyword it is empty. */
export type Renderer<Kind extends PredicateKind> = (predicate: PredicateOf<Kind>, field: string) => Rendering

export interface Logic {
  readonly and: string
  readonly or: string
  /**
   * The negation of an atom. Unsupported where the language has none that goes around a group: negations then move down to the predicates, each of which
   * has to bring its own, as `reversible` does.
   */
  readonly not: ((atom: string, within: Within) => string) | Unsupported
  /**
   * What a predicate is on an event without its field. `'false'`: false, as in Sigma. Otherwise it is null, and NOT of null loses the
   * event, so under every NOT there is a guard: a test beside the predicate, or a function around it.
   */
  readonly missing: 'false' | PresenceTest | NullAsFalse
  /**
   * The levels of expressions inside expressions that its server reads at most. Absent: it sets no limit. A server that reads AND and OR as pairs
   * takes a chain to be as deep as it is long, so a condition that would be deeper is written in balanced groups.
   */
  readonly deepest?: number
}

export interface PresenceTest {
  /** The test under which the predicate is not null; undefined where it never is. */
  readonly presence: (predicate: Predicate, field: string) => string | undefined
}
export interface NullAsFalse {
  /** False of what is never null and has no place inside the function. */
  readonly mayBeNull: (predicate: Predicate) => boolean
  /** The text, but false where it would be null; an atom whatever the text is. */
  readonly nullAsFalse: (text: string) => string
}

/**
 * What a negation stands in: nothing, a disjunction, a conjunction with something in it that is no negation, or one of negations alone.
 * Lucene's syntax and its kin read a negation as something to be taken away from the rest of its group.
 */
export type Within = 'nothing' | 'or' | 'and' | 'negations'

export interface OneOf {
  /** What the predicate contributes to a list; undefined where it is not of the form that lists can hold. */
  readonly items: (predicate: Predicate) => readonly string[] | undefined
  /** `first` is the predicate whose items come first, for a list that writes the field's name in its own way. */
  readonly list: (field: string, items: readonly string[], first: Predicate) => string
}

/** A predicate as the dialect asks it, and what it says of that. */
export interface Said {
  readonly asked: Predicate
  /** The name of its field as the language writes it; empty if it has none, or none that can be written. */
  readonly field: string
  readonly rendering: Rendering
}

export function say(predicate: Predicate, dialect: Dialect): Said {
  const asked = dialect.asked?.(predicate) ?? predicate
  if ('fidelity' in asked) return { asked: predicate, field: '', rendering: asked }
  const field = 'field' in asked && asked.field !== null ? dialect.field(asked.field) : ''
  if (typeof field !== 'string') return { asked, field: '', rendering: field }
  const renderer = dialect.predicates[asked.kind] as ((predicate: Predicate, field: string) => Rendering) | Unsupported
  return { asked, field, rendering: typeof renderer === 'function' ? renderer(asked, field) : renderer }
}

/** What the dialect says of a predicate. */
export const render = (predicate: Predicate, dialect: Dialect): Rendering => say(predicate, dialect).rendering
