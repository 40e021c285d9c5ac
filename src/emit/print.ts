import type { Bool } from '../ir/bool.js'
import { type Dialect, fieldText, type OneOf, type Within } from './dialect.js'
import type { Leaf } from './leaf.js'

/** The query as text. The only place that knows about parentheses: every group inside a group has them, whatever binds tighter. */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  return text(query, dialect, 'nothing', false)
}

/** Where a part stands: alone, in a group, or under a negation. */
type Place = Within | 'negation'

function text(tree: Bool<Leaf>, dialect: Dialect, place: Place, guarded: boolean): string {
  switch (tree.kind) {
    case 'const':
      throw new Error('bug: a constant has no text in a query')
    case 'leaf':
      return guarded ? guard([presence(tree.leaf, dialect)], tree.leaf.text, dialect) : tree.leaf.text
    case 'not':
      return notText(tree.arg, dialect, place, guarded)
    case 'and':
    case 'or': {
      const parts = tree.kind === 'or' ? withLists(tree.args, dialect) : tree.args
      const inside = tree.kind === 'or' ? 'or' : tree.args.some(({ kind }) => kind !== 'not') ? 'and' : 'negations'
      const all = parts.map((part) => (typeof part === 'string' ? part : text(part, dialect, inside, guarded)))
      const texts = [...new Set(all)]
      const [first] = parts
      // Branches that are alike are one, which then stands where they stood.
      if (texts.length === 1 && typeof first === 'object') return text(first, dialect, place, guarded)
      const joined = texts.join(dialect.logic[tree.kind])
      return place === 'nothing' || texts.length === 1 ? joined : `(${joined})`
    }
  }
}

/** A negation under a negation is no atom. It can only stand there if it is all that is left of a group. */
function notText(arg: Bool<Leaf>, dialect: Dialect, place: Place, guarded: boolean): string {
  const atom = negation(arg, dialect, guarded)
  return place === 'negation' ? `(${dialect.logic.not(atom, 'nothing')})` : dialect.logic.not(atom, place)
}

/**
 * What is negated, as an atom. Under a negation no predicate may be null: there is one test for all where all ask the same field, else one
 * beside each predicate.
 */
function negation(arg: Bool<Leaf>, dialect: Dialect, guarded: boolean): string {
  if (dialect.logic.missing === 'false' || guarded) return text(arg, dialect, 'negation', guarded)
  const tests = sharedPresence(arg, dialect)
  if (tests === undefined) return text(arg, dialect, 'negation', true)
  return guard(tests, text(arg, dialect, tests.length === 0 ? 'negation' : 'and', false), dialect)
}

function guard(tests: readonly (string | undefined)[], atom: string, dialect: Dialect): string {
  const present = tests.filter((test) => test !== undefined)
  return present.length === 0 ? atom : `(${[...present, atom].join(dialect.logic.and)})`
}

const presence = ({ predicate }: Leaf, dialect: Dialect): string | undefined =>
  dialect.logic.missing === 'false' ? undefined : dialect.logic.missing(predicate, fieldText(predicate, dialect))

/** The presence test that every predicate of a tree without negations has; undefined if they differ. */
function sharedPresence(tree: Bool<Leaf>, dialect: Dialect): string[] | undefined {
  const tests = new Set<string | undefined>()
  const collect = (part: Bool<Leaf>): boolean => {
    switch (part.kind) {
      case 'const':
      case 'not':
        return false
      case 'leaf':
        tests.add(presence(part.leaf, dialect))
        return tests.size === 1
      case 'and':
      case 'or':
        return part.args.every(collect)
    }
  }
  return collect(tree) ? [...tests].filter((test) => test !== undefined) : undefined
}

/** The branches of a disjunction, with those that ask one field for a value drawn together into a list. */
function withLists(args: readonly Bool<Leaf>[], dialect: Dialect): readonly (Bool<Leaf> | string)[] {
  return (dialect.oneOf ?? []).reduce<readonly (Bool<Leaf> | string)[]>(
    (branches, form) => withListsOf(form, branches, dialect),
    args,
  )
}

function withListsOf(
  form: OneOf,
  branches: readonly (Bool<Leaf> | string)[],
  dialect: Dialect,
): readonly (Bool<Leaf> | string)[] {
  const lists = new Map<string, Set<string>>()
  const fields = branches.map((branch) => {
    if (typeof branch === 'string' || branch.kind !== 'leaf') return undefined
    const items = form.items(branch.leaf.predicate)
    if (items === undefined) return undefined
    const field = fieldText(branch.leaf.predicate, dialect)
    const list = lists.get(field) ?? new Set()
    for (const item of items) list.add(item)
    lists.set(field, list)
    return field
  })
  return branches.flatMap((branch, index) => {
    const field = fields[index]
    const items = field === undefined ? undefined : lists.get(field)
    if (field === undefined || items === undefined || items.size < 2) return [branch]
    return fields.indexOf(field) === index ? [form.list(field, [...items])] : []
  })
}
