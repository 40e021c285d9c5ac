import { leaf } from '../ir/bool.js'
import type { Predicate } from '../ir/predicate.js'
import { compileMatcher } from '../match/compile-matcher.js'
import type { Json } from '../match/field-values.js'

/** Compiling is what costs; a predicate never changes. */
const compiled = new WeakMap<Predicate, (event: Json) => boolean>()

/** Does the predicate hold in an event? Never, if the matcher cannot run it. */
export function predicateTest(predicate: Predicate): (event: Json) => boolean {
  const known = compiled.get(predicate)
  if (known !== undefined) return known
  const { matcher } = compileMatcher(leaf(predicate))
  const test = matcher?.matches ?? (() => false)
  compiled.set(predicate, test)
  return test
}
