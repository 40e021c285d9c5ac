import type { Bool } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import { guardOf, sharedGuard } from './guard.js'
import type { Leaf } from './leaf.js'
import { withLists } from './with-lists.js'
import { withoutRepeats } from './without-repeats.js'

/** The query as text. The only place that knows about parentheses: every group inside a group has them, whatever binds tighter. */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  return text(withoutRepeats(query), dialect, 'nothing', false)
}

/** Where a part stands: alone, in a group, or under a negation. */
type Place = Within | 'negation'

function text(tree: Bool<Leaf>, dialect: Dialect, place: Place, guarded: boolean): string {
  switch (tree.kind) {
    case 'const':
      throw new Error('bug: a constant has no text in a query')
    case 'leaf':
      return leafText(tree.leaf.text, tree.leaf, dialect, guarded)
    case 'not':
      return notText(tree.arg, dialect, place, guarded)
    case 'and':
    case 'or': {
      const parts = tree.kind === 'or' ? withLists(tree.args, dialect) : tree.args
      const inside = tree.kind === 'or' ? 'or' : tree.args.some(({ kind }) => kind !== 'not') ? 'and' : 'negations'
      const all = parts.map((part) =>
        part.kind === 'list' ? leafText(part.text, part.first, dialect, guarded) : text(part, dialect, inside, guarded),
      )
      const texts = [...new Set(all)]
      const [first] = parts
      // Branches that are alike are one, which then stands where they stood.
      if (texts.length === 1 && first !== undefined && first.kind !== 'list')
        return text(first, dialect, place, guarded)
      const joined = texts.join(dialect.logic[tree.kind])
      return place === 'nothing' || texts.length === 1 ? joined : `(${joined})`
    }
  }
}

/** A negation under a negation is no atom. It can only stand there if it is all that is left of a group. */
function notText(arg: Bool<Leaf>, dialect: Dialect, place: Place, guarded: boolean): string {
  const own = arg.kind === 'leaf' ? arg.leaf.negation : undefined
  const not = (within: Within): string => own ?? dialect.logic.not(negated(arg, dialect, guarded), within)
  return place === 'negation' ? `(${not('nothing')})` : not(place)
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
