import type { Bool } from '../ir/bool.js'
import { isFieldPredicate, type Predicate, type PredicateOf } from '../ir/predicate.js'
import type { Dialect } from './dialect.js'
import type { Leaf } from './leaf.js'

/**
 * Removes alternatives beside a test that their field has any value, which never decide: `f=* OR f="*a*"` becomes
 * `f=*`. Such a test remains of a condition that the language can only approximate.
 */
export function withoutPresentAlternatives(args: readonly Bool<Leaf>[], dialect: Dialect): readonly Bool<Leaf>[] {
  const tests = presenceTests(args, dialect)
  if (tests.size === 0) return args
  const tested = new Set(tests.values())
  return args.filter((arg) => tests.has(arg) || ![...neededFields(arg)].some((field) => tested.has(field)))
}

/**
 * Removes tests that a field has any value beside a part that only holds for events with the field: `f=* AND f="a"`
 * becomes `f="a"`.
 */
export function withoutImpliedPresence(args: readonly Bool<Leaf>[], dialect: Dialect): readonly Bool<Leaf>[] {
  const tests = presenceTests(args, dialect)
  if (tests.size === 0) return args
  const needed = unionOf(args.filter((arg) => !tests.has(arg)).map(neededFields))
  return args.filter((arg) => !needed.has(tests.get(arg) ?? ''))
}

/** Returns the parts that test whether a field has any value, with the field. */
const presenceTests = (args: readonly Bool<Leaf>[], dialect: Dialect): ReadonlyMap<Bool<Leaf>, string> =>
  new Map(
    args.flatMap((arg) => (arg.kind === 'leaf' && isPresenceTest(arg.leaf, dialect) ? [[arg, arg.leaf.field]] : [])),
  )

/** True for a leaf with the text by which the dialect tests that the field exists. */
function isPresenceTest({ text, field, predicate }: Leaf, { predicates: { exists } }: Dialect): boolean {
  if (field === '' || typeof exists !== 'function' || !('field' in predicate)) return false
  return exists({ ...predicate, kind: 'exists' } as PredicateOf<'exists'>, field) === text
}

/** Returns the fields without which a part never holds. */
function neededFields(part: Bool<Leaf>): ReadonlySet<string> {
  switch (part.kind) {
    case 'leaf':
      return needsField(part.leaf.predicate) ? new Set([part.leaf.field]) : NONE
    case 'and':
      return unionOf(part.args.map(neededFields))
    case 'or': {
      const [first = NONE, ...others] = part.args.map(neededFields)
      return new Set([...first].filter((field) => others.every((fields) => fields.has(field))))
    }
    case 'not':
    case 'const':
      return NONE
  }
}

const NONE: ReadonlySet<string> = new Set()

const unionOf = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((fields) => [...fields]))

/** True for a predicate that no event without its field matches. A query expression of a pipeline may be a negation. */
const needsField = (predicate: Predicate): boolean => isFieldPredicate(predicate) && predicate.kind !== 'isNull'
