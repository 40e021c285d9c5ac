import { leaf } from '../ir/bool.js'
import type { Json } from '../ir/json.js'
import type { Predicate } from '../ir/predicate.js'
import { compileMatcher } from '../match/compile-matcher.js'

/** Cache of compiled predicates, since compilation is costly. */
const compiled = new WeakMap<Predicate, (event: Json) => boolean>()

/** Compiles a predicate to a test. A predicate that the matcher cannot run never holds. */
export function predicateTest(predicate: Predicate): (event: Json) => boolean {
  const cached = compiled.get(predicate)
  if (cached !== undefined) return cached
  const { matcher } = compileMatcher(leaf(predicate))
  const test = matcher?.matches ?? (() => false)
  compiled.set(predicate, test)
  return test
}
