import { type Expr, isKeyword, type Predicate, type PredicateKind, type PredicateOf } from '../ir/predicate.js'
import type { Leaf } from './leaf.js'
import type { Rendering, Unsupported } from './rendering.js'

/** A query language: how it renders fields, predicates and logic. Reads like the manual of the language. */
export interface Dialect {
  /** For messages: “… cannot express this”. */
  readonly name: string
  readonly logic: Logic
  /** Renders the name of a field. */
  readonly field: (name: string) => string | Unsupported
  /** Complete: a new kind of predicate does not compile until every dialect renders it or declares it unsupported. */
  readonly predicates: Renderers
  /**
   * Replaces a predicate with an equivalent one that suits the type of its field. Absent, or returning the predicate
   * itself: it is rendered unchanged.
   */
  readonly adapt?: (predicate: Predicate) => Predicate | Unsupported
  /**
   * Returns the dialect for an expression, if the rendering of one predicate depends on the others. Absent: the
   * dialect is the same for every expression.
   */
  readonly specialize?: (expr: Expr) => Dialect
  /** Lists that test a field for one of several values. The first form that can contain a value is used. */
  readonly oneOf?: readonly OneOf[]
}

/** A renderer for each kind of predicate, or the reason why the language has none. */
export type Renderers = {
  readonly [Kind in PredicateKind]: Renderer<Kind> | Unsupported
}
/** Renders a predicate. `field` is the rendered name of its field; empty for a keyword. */
export type Renderer<Kind extends PredicateKind> = (predicate: PredicateOf<Kind>, field: string) => Rendering

/** The boolean operators of a language. */
export interface Logic {
  readonly and: string
  readonly or: string
  /**
   * The negation of an atom. Unsupported where the language has none that goes around a group: negations then move down
   * to the predicates, each of which has to bring its own, as `reversible` does.
   */
  readonly not: ((atom: string, within: Within) => string) | Unsupported
  /**
   * Result of a predicate on an event without its field. `'false'`: false, as in Sigma. Otherwise the result is null,
   * and NOT of null loses the event, so every NOT needs a guard: a test next to the predicate, or a function around
   * it.
   */
  readonly missing: 'false' | PresenceTest | NullAsFalse
  /**
   * Deepest nesting of expressions that the server accepts. Absent: no limit. Servers that parse AND and OR as binary
   * operators nest a chain as deep as it is long, so a chain that is too long is written as balanced groups.
   */
  readonly deepest?: number
}

/** Guards a predicate with a test that its field is present. */
export interface PresenceTest {
  /** Returns the test under which the predicate is not null, or `undefined` if it never is. */
  readonly presence: (predicate: Predicate, field: string) => string | undefined
}
/** Guards a predicate with a function around it. */
export interface NullAsFalse {
  /** False for a predicate that is never null and cannot be inside the function. */
  readonly mayBeNull: (predicate: Predicate) => boolean
  /** Wraps a text so that null becomes false. The result is an atom for any text. */
  readonly nullAsFalse: (text: string) => string
}

/**
 * Context of a negation: none, a disjunction, a conjunction with at least one part that is not negated, or a
 * conjunction of negations only. Lucene and related languages treat a negation as an exclusion from the rest of its
 * group.
 */
export type Within = 'nothing' | 'or' | 'and' | 'negations'

/** A list that tests a field for one of several values, such as `f IN (a, b)`. */
export interface OneOf {
  /**
   * Returns the items that the predicate adds to a list, or `undefined` if its form does not fit into one. `leaf` is its
   * text, if there is one, which may contain the item.
   */
  readonly items: (predicate: Predicate, leaf?: Pick<Leaf, 'text' | 'field'>) => readonly string[] | undefined
  /** Returns a text that is the same for all predicates of one list. Default: a field has one list in this form. */
  readonly key?: (predicate: Predicate) => string
  /**
   * Renders a list. `first` is the predicate that its first items come from, for a list with its own spelling of the
   * field name.
   */
  readonly list: (field: string, items: readonly string[], first: Predicate) => string
}

/** A predicate after `adapt`, with its rendering. */
export interface RenderedPredicate {
  readonly predicate: Predicate
  /** The rendered name of its field; empty if it has none or the name cannot be rendered. */
  readonly field: string
  readonly rendering: Rendering
}

/** Adapts a predicate to the type of its field and renders it. */
export function adaptAndRender(predicate: Predicate, dialect: Dialect): RenderedPredicate {
  const adapted = dialect.adapt?.(predicate) ?? predicate
  if (adapted !== predicate && 'fidelity' in adapted) return { predicate, field: '', rendering: adapted }
  const field = isKeyword(adapted) || adapted.field === null ? '' : dialect.field(adapted.field)
  if (typeof field !== 'string') return { predicate: adapted, field: '', rendering: field }
  const renderer = dialect.predicates[adapted.kind] as
    | ((predicate: Predicate, field: string) => Rendering)
    | Unsupported
  return { predicate: adapted, field, rendering: typeof renderer === 'function' ? renderer(adapted, field) : renderer }
}

/** Renders a predicate. */
export const render = (predicate: Predicate, dialect: Dialect): Rendering =>
  adaptAndRender(predicate, dialect).rendering
