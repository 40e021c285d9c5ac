import { and, type Bool, or } from '../ir/bool.js'
import { isAddedByPipeline } from '../ir/step-place.js'
import type { Leaf } from './leaf.js'

/** A list of values that is not in a query, because another part of the query allows only some of these values. */
export interface ImpliedAddition {
  readonly omitted: Bool<Leaf>
  readonly impliedBy: Bool<Leaf>
}

/** A query without the lists that its other parts imply. */
export interface WithoutImpliedAdditions {
  readonly tree: Bool<Leaf>
  readonly implied: readonly ImpliedAddition[]
}

/**
 * Removes lists of values that a pipeline adds to a conjunction, if another part allows only some of these values:
 * `a IN (x, y)` beside `a = x`. Conditions of the rule itself are kept. Joined variants are a disjunction; each is
 * handled separately.
 */
export function withoutImpliedAdditions(tree: Bool<Leaf>): WithoutImpliedAdditions {
  if (tree.kind === 'or' && tree.args.some(({ kind }) => kind === 'and')) {
    const variants = tree.args.map(withoutImpliedAdditions)
    return { tree: or(variants.map((variant) => variant.tree)), implied: variants.flatMap(({ implied }) => implied) }
  }
  if (tree.kind !== 'and') return { tree, implied: [] }
  const implied = tree.args.filter(isAddedList).flatMap((omitted) => {
    const impliedBy = tree.args.find((other) => isNarrower(other, omitted))
    return impliedBy === undefined ? [] : { omitted, impliedBy }
  })
  if (implied.length === 0) return { tree, implied }
  return { tree: and(tree.args.filter((arg) => !implied.some(({ omitted }) => omitted === arg))), implied }
}

const isAddedList = (tree: Bool<Leaf>): boolean =>
  tree.kind === 'or' && tree.args.every((arg) => arg.kind === 'leaf' && isAddedByPipeline(arg.leaf.predicate))

/** True if each alternative of `own` is one of `other`, which has more. */
function isNarrower(own: Bool<Leaf>, other: Bool<Leaf>): boolean {
  const [few, many] = [textsOf(own), textsOf(other)]
  return few !== undefined && many !== undefined && few.size < many.size && [...few].every((text) => many.has(text))
}

/** Returns the texts of the alternatives; undefined if one of them is not a leaf. */
function textsOf(tree: Bool<Leaf>): ReadonlySet<string> | undefined {
  const alternatives = tree.kind === 'or' ? tree.args : [tree]
  const texts = alternatives.flatMap((arg) => (arg.kind === 'leaf' ? [arg.leaf.text] : []))
  return texts.length === alternatives.length ? new Set(texts) : undefined
}
