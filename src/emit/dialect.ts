import type { Predicate, PredicateKind, PredicateOf } from '../ir/predicate.js'
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
  /** How the language asks a field for one of several values, if it has a short form for it. */
  readonly oneOf?: OneOf
}

export type Renderers = {
  readonly [Kind in PredicateKind]: Renderer<Kind> | Unsupported
}
/** `field` is the name as the language writes it; of a keyword it is empty. */
export type Renderer<Kind extends PredicateKind> = (predicate: PredicateOf<Kind>, field: string) => Rendering

export interface Logic {
  readonly and: string
  readonly or: string
  /** `besidePositive`: it stands in a conjunction with something that is no negation. Lucene's syntax needs that, or a match-all. */
  readonly not: (atom: string, besidePositive: boolean) => string
  /**
   * What a predicate is on an event without its field. `'false'`: false, as in Sigma. Otherwise it is null, and NOT of null loses the
   * event; the function gives the test under which the predicate is not null (undefined where it never is).
   */
  readonly missing: 'false' | ((predicate: Predicate, field: string) => string | undefined)
}

export interface OneOf {
  /** What the predicate contributes to a list; undefined where it is not of the form that lists can hold. */
  readonly items: (predicate: Predicate) => readonly string[] | undefined
  readonly list: (field: string, items: readonly string[]) => string
}

/** What the dialect says of a predicate. */
export function render(predicate: Predicate, dialect: Dialect): Rendering {
  const field = nameOf(predicate, dialect)
  if (typeof field !== 'string') return field
  const renderer = dialect.predicates[predicate.kind] as
    | ((predicate: Predicate, field: string) => Rendering)
    | Unsupported
  return typeof renderer === 'function' ? renderer(predicate, field) : renderer
}

/** The field's name as the dialect writes it, for a predicate that it has rendered. */
export function fieldText(predicate: Predicate, dialect: Dialect): string {
  const field = nameOf(predicate, dialect)
  return typeof field === 'string' ? field : ''
}

const nameOf = (predicate: Predicate, dialect: Dialect): string | Unsupported =>
  'field' in predicate && predicate.field !== null ? dialect.field(predicate.field) : ''
