import { expect, test } from 'vitest'
import type { Leaf } from '../../src/dialect/leaf.js'
import { MAX_COMPARED_TEXTS } from '../../src/dialect/printing-limits.js'
import { withoutRepeats } from '../../src/dialect/without-repeats.js'
import { and, type Bool, leaf, not, or } from '../../src/ir/bool.js'

const span = { start: 0, end: 1 }
const is = (text: string): Bool<Leaf> => {
  const predicate = { kind: 'exists', field: text, span, item: span } as const
  return leaf({ text, field: text, negation: undefined, predicate, assumptions: [] })
}
const [a, b, c] = [is('a'), is('b'), is('c')]

/** A group of more groups than are compared with each other. */
const many = Array.from({ length: MAX_COMPARED_TEXTS + 1 }, (_, index) => and([a, is(String(index))]))

test.each<[string, Bool<Leaf>, Bool<Leaf>]>([
  ['a leaf', or([a, b, is('a')]), or([a, b])],
  ['all leaves but one', or([a, is('a')]), a],
  ['a group', or([and([a, b]), c, and([a, b])]), or([and([a, b]), c])],
  ['a negation', and([not(a), b, not(is('a'))]), and([not(a), b])],
  ['a group that differs in repeated leaves only', or([and([a, b, a]), and([a, b]), c]), or([and([a, b]), c])],
  ['a part of a negated group', and([c, not(or([a, b, a]))]), and([c, not(or([a, b]))])],
  ['one of many groups', or([...many, and([a, is('0')])]), or(many)],
])('%s that is repeated in its group is removed', (_, tree, shorter) => {
  expect(withoutRepeats(tree)).toEqual(shorter)
})

test.each<[string, Bool<Leaf>]>([
  ['a leaf in two groups', or([and([a, b]), and([a, c])])],
  ['a leaf and its negation', or([a, not(a)])],
  ['groups of different length', or([and([a, b]), and([a, b, c])])],
  ['leaves in another order', or([and([a, b]), and([b, a])])],
  ['negated groups of AND and OR', and([not(and([a, b])), not(or([a, b]))])],
])('%s are no repetition: the tree stays the same object', (_, tree) => {
  expect(withoutRepeats(tree)).toBe(tree)
})
