import { leaf } from '../ir/bool.js'
import { placeholders } from '../ir/pattern.js'
import type { FieldRef, Predicate } from '../ir/predicate.js'
import { compileMatcher } from '../match/compile-matcher.js'
import { anyText, makeTest } from './text/make-test.js'
import type { TextTest } from './text/text-test.js'

/** A predicate, once for all places where it occurs. */
export type Atom =
  /** A value of the field passes a test. */
  | {
      readonly kind: 'value'
      readonly id: number
      readonly predicate: Predicate
      readonly field: string
      readonly test: TextTest
    }
  /** Any value of the event passes a test. */
  | { readonly kind: 'keyword'; readonly id: number; readonly predicate: Predicate; readonly test: TextTest }
  | { readonly kind: 'null' | 'exists'; readonly id: number; readonly predicate: Predicate; readonly field: string }
  | { readonly kind: 'reference'; readonly id: number; readonly predicate: FieldRef }
  /** The matcher cannot run the predicate. Only equal predicates are known to agree. */
  | { readonly kind: 'opaque'; readonly id: number; readonly predicate: Predicate }

/** The atoms of all expressions that one reasoner has seen. */
export interface AtomTable {
  readonly byKey: Map<string, Atom>
  readonly byPredicate: WeakMap<Predicate, Atom>
  readonly byId: Atom[]
}

/** Opens an empty table. */
export const openAtomTable = (): AtomTable => ({ byKey: new Map(), byPredicate: new WeakMap(), byId: [] })

/** Returns the atom of a predicate. Predicates that ask the same have the same atom. */
export function atomOf(table: AtomTable, predicate: Predicate): Atom {
  const seen = table.byPredicate.get(predicate)
  if (seen !== undefined) return seen
  const key = keyOf(predicate)
  const known = table.byKey.get(key)
  const atom = known ?? makeAtom(predicate, table.byId.length + 1)
  if (known === undefined) {
    table.byKey.set(key, atom)
    table.byId.push(atom)
  }
  table.byPredicate.set(predicate, atom)
  return atom
}

/** Returns the atom with an id, or `undefined` if the table has none. */
export const atomWith = ({ byId }: AtomTable, id: number): Atom | undefined => byId[id - 1]

/** Writes all that a predicate asks, without its places in the rule. */
const keyOf = ({ span, item, changedBy, ...asked }: Predicate & { readonly changedBy?: unknown }): string =>
  JSON.stringify(Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1)))

function makeAtom(predicate: Predicate, id: number): Atom {
  if (!isRunnable(predicate)) return { kind: 'opaque', id, predicate }
  switch (predicate.kind) {
    case 'isNull':
      return { kind: 'null', id, predicate, field: predicate.field }
    case 'exists':
      return { kind: 'exists', id, predicate, field: predicate.field }
    case 'fieldRef':
      // A field matches itself if it has any text.
      if (predicate.field === predicate.other)
        return { kind: 'value', id, predicate, field: predicate.field, test: anyText() }
      return { kind: 'reference', id, predicate }
    case 'keyword':
    case 'keywordRegex':
      return { kind: 'keyword', id, predicate, test: makeTest(predicate) }
    case 'expression':
      return { kind: 'opaque', id, predicate }
    default:
      return { kind: 'value', id, predicate, field: predicate.field, test: makeTest(predicate) }
  }
}

function isRunnable(predicate: Predicate): boolean {
  if ('pattern' in predicate && placeholders(predicate.pattern).length > 0) return false
  const mayFail = predicate.kind === 'regex' || predicate.kind === 'keywordRegex' || predicate.kind === 'expression'
  return !mayFail || compileMatcher(leaf(predicate)).matcher !== undefined
}
