import type { Bool } from '../ir/bool.js'
import { isFieldPredicate, type Predicate, type PredicateOf } from '../ir/predicate.js'
import type { Dialect } from './dialect.js'
import type { Leaf } from './leaf.js'

/**
 * Removes alternatives beside a test that their field has any value, which never decide: `f=* OR f="*a*"` becomes
 * `f=*`. Such a test remains of a condition that the language can only approximate.
 */
export function withoutPresentAlternatives(args: readonly Bool<Leaf>[], dialect: Dialect): readonly Bool<Leaf>[] {
  const tests = args.flatMap((arg) => (arg.kind === 'leaf' && isPresenceTest(arg.leaf, dialect) ? arg.leaf : []))
  return args.filter((arg) => !tests.some((test) => requires(arg, test)))
}

/**
 * Removes tests that a field has any value beside a part that only holds for events with the field: `f=* AND f="a"`
 * becomes `f="a"`.
 */
export function withoutImpliedPresence(args: readonly Bool<Leaf>[], dialect: Dialect): readonly Bool<Leaf>[] {
  const isImplied = (arg: Bool<Leaf>): boolean =>
    arg.kind === 'leaf' && isPresenceTest(arg.leaf, dialect) && args.some((other) => requires(other, arg.leaf))
  return args.filter((arg) => !isImplied(arg))
}

/** True for a leaf with the text by which the dialect tests that the field exists. */
function isPresenceTest({ text, field, predicate }: Leaf, { predicates: { exists } }: Dialect): boolean {
  if (field === '' || typeof exists !== 'function' || !('field' in predicate)) return false
  return exists({ ...predicate, kind: 'exists' } as PredicateOf<'exists'>, field) === text
}

/** True if a part holds only for events with the field of a presence test. The test itself stays. */
function requires(part: Bool<Leaf>, test: Leaf): boolean {
  switch (part.kind) {
    case 'leaf':
      return part.leaf.field === test.field && part.leaf.text !== test.text && needsField(part.leaf.predicate)
    case 'and':
      return part.args.some((arg) => requires(arg, test) || (arg.kind === 'leaf' && arg.leaf.text === test.text))
    case 'or':
      return part.args.every((arg) => requires(arg, test))
    case 'not':
    case 'const':
      return false
  }
}

/** True for a predicate that no event without its field matches. A query expression of a pipeline may be a negation. */
const needsField = (predicate: Predicate): boolean => isFieldPredicate(predicate) && predicate.kind !== 'isNull'
