import { type Bool, forEachLeaf } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import type { Leaf } from './leaf.js'

/** What makes false of a text that would be null. */
export interface Guard {
  /** Guards with the same name are the same. */
  readonly name: string
  /** Where the text stands in it. */
  readonly place: Within
  readonly around: (text: string) => string
}

/** Undefined for what is never null. */
export function guardOf({ predicate, field, negation }: Leaf, dialect: Dialect): Guard | undefined {
  const { and, missing } = dialect.logic
  if (missing === 'false' || negation !== undefined) return undefined
  if ('nullAsFalse' in missing) {
    return missing.mayBeNull(predicate) ? { name: '', place: 'nothing', around: missing.nullAsFalse } : undefined
  }
  const test = missing.presence(predicate, field)
  return test === undefined ? undefined : { name: test, place: 'and', around: (text) => `(${test}${and}${text})` }
}

/** The one guard that will do for all of a tree; `none` if nothing in it can be null. */
export function sharedGuard(tree: Bool<Leaf>, dialect: Dialect): Guard | 'none' | 'several' {
  const { missing } = dialect.logic
  if (missing === 'false') return 'none'
  const leaves: Leaf[] = []
  forEachLeaf(tree, (leaf) => leaves.push(leaf))
  const guards = leaves.map((leaf) => guardOf(leaf, dialect))
  const guard = guards.find((found) => found !== undefined)
  if (guard === undefined) return 'none'
  // A null inside may be what a branch beside it makes up for, and a negation inside has its own guard.
  if ('nullAsFalse' in missing) {
    return leaves.every(({ predicate, negation }) => negation !== undefined || missing.mayBeNull(predicate))
      ? guard
      : 'several'
  }
  return !hasNegation(tree) && guards.every((found) => found?.name === guard.name) ? guard : 'several'
}

const hasNegation = (tree: Bool<Leaf>): boolean =>
  tree.kind === 'not' || ('args' in tree && tree.args.some(hasNegation))
