import type { Bool } from '../ir/bool.js'
import type { Dialect } from './dialect.js'
import { guardOf, sharedGuard } from './guard.js'
import type { Leaf } from './leaf.js'
import { withLists } from './with-lists.js'

/** The query as text. The only place that knows about parentheses: every group inside a group has them, whatever binds tighter. */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  return text(query, dialect, 'top', false)
}

/** Where a part stands: alone, inside a group, inside a conjunction that also has something positive, or under a negation. */
type Place = 'top' | 'group' | 'positive' | 'negation'

function text(tree: Bool<Leaf>, dialect: Dialect, place: Place, guarded: boolean): string {
  switch (tree.kind) {
    case 'const':
      throw new Error('bug: a constant has no text in a query')
    case 'leaf':
      return leafText(tree.leaf.text, tree.leaf, dialect, guarded)
    case 'not': {
      const own = tree.arg.kind === 'leaf' ? tree.arg.leaf.negation : undefined
      return own ?? dialect.logic.not(negated(tree.arg, dialect, guarded), place === 'positive')
    }
    case 'and':
    case 'or': {
      const parts = tree.kind === 'or' ? withLists(tree.args, dialect) : tree.args
      const inside = tree.kind === 'and' && tree.args.some(({ kind }) => kind !== 'not') ? 'positive' : 'group'
      const all = parts.map((part) =>
        part.kind === 'list' ? leafText(part.text, part.first, dialect, guarded) : text(part, dialect, inside, guarded),
      )
      const texts = [...new Set(all)]
      const [only] = texts
      const joined = texts.join(dialect.logic[tree.kind])
      if (texts.length === 1 && only !== undefined) {
        // Branches that are alike are one; a negation under a negation is no atom.
        return place === 'negation' && parts[0]?.kind === 'not' ? `(${only})` : only
      }
      return place === 'top' ? joined : `(${joined})`
    }
  }
}

function leafText(text: string, leaf: Leaf, dialect: Dialect, guarded: boolean): string {
  const guard = guarded ? guardOf(leaf, dialect) : undefined
  return guard === undefined ? text : guard.around(text)
}

/**
 * What is negated, as an atom. Under a negation no predicate may be null: there is one guard for all where one fits all, else one for each
 * predicate.
 */
function negated(arg: Bool<Leaf>, dialect: Dialect, guarded: boolean): string {
  const shared = guarded ? 'several' : sharedGuard(arg, dialect)
  if (shared === 'none') return text(arg, dialect, 'negation', false)
  if (shared === 'several') return text(arg, dialect, 'negation', true)
  return shared.around(text(arg, dialect, shared.place, false))
}
