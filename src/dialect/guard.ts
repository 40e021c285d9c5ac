import { type Bool, leavesOf } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import type { Leaf } from './leaf.js'

/** A wrapper that makes a text false where it would be null. */
export interface Guard {
  /** Guards with equal names are identical. */
  readonly name: string
  /** The context of the text inside the guard. */
  readonly place: Within
  readonly around: (text: string) => string
}

/** Returns the guard of a predicate, or `undefined` if it is never null. */
export function guardOf({ predicate, field, negation }: Leaf, dialect: Dialect): Guard | undefined {
  const { and, missing } = dialect.logic
  if (missing === 'false' || negation !== undefined) return undefined
  if ('nullAsFalse' in missing) {
    return missing.mayBeNull(predicate) ? { name: '', place: 'nothing', around: missing.nullAsFalse } : undefined
  }
  const test = missing.presence(predicate, field)
  return test === undefined ? undefined : { name: test, place: 'and', around: (text) => `(${test}${and}${text})` }
}

/**
 * Returns a guard that suffices for a whole tree; `none` if no predicate in it can be null; `several` if each needs
 * its own.
 */
export function sharedGuard(tree: Bool<Leaf>, dialect: Dialect): Guard | 'none' | 'several' {
  const { missing } = dialect.logic
  if (missing === 'false') return 'none'
  const leaves = leavesOf(tree)
  const guards = leaves.map((leaf) => guardOf(leaf, dialect))
  const guard = guards.find((other) => other !== undefined)
  if (guard === undefined) return 'none'
  // Another branch of a disjunction can hold where one is null, and a negation inside has its own guard.
  if ('nullAsFalse' in missing) {
    return leaves.every(({ predicate, negation }) => negation !== undefined || missing.mayBeNull(predicate))
      ? guard
      : 'several'
  }
  return !hasNegation(tree) && guards.every((other) => other?.name === guard.name) ? guard : 'several'
}

/** True if a tree has a negation, below which texts may need guards. */
export const hasNegation = (tree: Bool<Leaf>): boolean =>
  tree.kind === 'not' || ('args' in tree && tree.args.some(hasNegation))
