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
    const texts = textsOf(omitted.args)
    const impliedBy = tree.args.find((other) => isNarrower(other, texts))
    return impliedBy === undefined ? [] : { omitted, impliedBy }
  })
  if (implied.length === 0) return { tree, implied }
  return { tree: and(tree.args.filter((arg) => !implied.some(({ omitted }) => omitted === arg))), implied }
}

const isAddedList = (tree: Bool<Leaf>): tree is Extract<Bool<Leaf>, { readonly kind: 'and' | 'or' }> =>
  tree.kind === 'or' && tree.args.every((arg) => arg.kind === 'leaf' && isAddedByPipeline(arg.leaf.predicate))

/** True if each alternative of `own` is one of `other`, which has more. */
function isNarrower(own: Bool<Leaf>, other: ReadonlySet<string>): boolean {
  const alternatives = own.kind === 'or' ? own.args : [own]
  if (!alternatives.every((arg) => arg.kind === 'leaf' && other.has(arg.leaf.text))) return false
  return textsOf(alternatives).size < other.size
}

const textsOf = (alternatives: readonly Bool<Leaf>[]): ReadonlySet<string> =>
  new Set(alternatives.flatMap((arg) => (arg.kind === 'leaf' ? arg.leaf.text : [])))
