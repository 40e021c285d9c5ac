/** Laws of the reasoner: the matcher contradicts no answer. */
import fc from 'fast-check'
import { and, not, or } from '../../src/ir/bool.js'
import type { Json } from '../../src/ir/json.js'
import type { Expr } from '../../src/ir/predicate.js'
import { compileMatcher } from '../../src/match/compile-matcher.js'
import { openReasoner } from '../../src/reason/reasoner.js'
import { branchesOf } from '../../src/witness/branches.js'
import { seeded } from '../../src/witness/choose.js'
import { satisfyingEvent } from '../../src/witness/satisfying-event.js'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { relatedExpr } from './arbitraries/predicates.js'
import { law } from './law.js'

/** Small budgets end a question at any place. */
const steps = fc.constantFrom(200_000, 200_000, 20_000, 2_000, 300, 60)
const SHAPE = { nulls: true, empty: true, lists: true }

const matcherOf = (expr: Expr): ((event: Json) => boolean) => {
  const { matcher } = compileMatcher(expr)
  if (matcher === undefined) throw new Error('the matcher runs every predicate of these laws')
  return matcher.matches
}

/** Events about both expressions: made at random, and made to tell them apart. */
function eventsAbout(a: Expr, b: Expr, decisions: readonly number[]): readonly Json[] {
  const choose = chooser(decisions)
  const random = Array.from({ length: 12 }, () => eventFor(and([a, b]), ['a', 'b', '1', 'ab'], choose, SHAPE))
  const apart = branchesOf(or([and([a, not(b)]), and([b, not(a)]), and([a, b])]), 8)
  return [...random, ...apart.map((branch) => satisfyingEvent(branch, seeded(choose(1000))))]
}

const isSingleValued = (value: Json): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (!(Array.isArray(value) && value.length > 1) && Object.values(value).every(isSingleValued))

law(
  'no event contradicts an answer about two expressions',
  [relatedExpr, relatedExpr, choices, fc.boolean(), steps],
  (a, b, decisions, singleValued, steps) => {
    const [matchesA, matchesB] = [matcherOf(a), matcherOf(b)]
    const reasoner = openReasoner({ singleValued, steps })
    const implied = reasoner.implies(a, b)
    const overlapping = reasoner.overlaps(a, b)
    const equivalent = reasoner.equivalent(a, b)
    const possible = reasoner.satisfiable(a)
    if (implied.answer === 'no' && !(matchesA(implied.event) && !matchesB(implied.event))) return false
    if (overlapping.answer === 'yes' && !(matchesA(overlapping.event) && matchesB(overlapping.event))) return false
    if (equivalent.answer === 'no' && matchesA(equivalent.event) === matchesB(equivalent.event)) return false
    if (possible.answer === 'yes' && !matchesA(possible.event)) return false
    return eventsAbout(a, b, decisions).every((event) => {
      const [isA, isB] = [matchesA(event), matchesB(event)]
      const holds = (answer: { readonly answer: string; readonly assuming?: string }, claim: string): boolean =>
        answer.answer === claim && (!('assuming' in answer) || isSingleValued(event))
      return !(
        (holds(implied, 'yes') && isA && !isB) ||
        (holds(overlapping, 'no') && isA && isB) ||
        (holds(equivalent, 'yes') && isA !== isB) ||
        (holds(possible, 'no') && isA)
      )
    })
  },
)
