import { type Bool, forEachLeaf } from '../../ir/bool.js'
import { canBeNamed } from '../../rule/condition-help.js'
import type { NamedSelection, Rule, SelectionRef } from '../../rule/rule.js'
import { selectedBy } from '../../rule/selection-pattern.js'

/** A quantifier in a condition, with the selections that it chooses. */
export interface WrittenQuantifier {
  readonly ref: Extract<SelectionRef, { kind: 'quantified' }>
  /** The names of the selections that the quantifier is about. */
  readonly chosen: readonly string[]
  /** The names of all selections of the rule. */
  readonly names: readonly string[]
}

/** The selections and the condition of a detection or a filter. */
export interface Searches {
  readonly selections: readonly NamedSelection[]
  readonly condition: Bool<SelectionRef>
}

/** Returns what a document searches for; the rule of the events for an aggregation. */
export function searchesOf(rule: Rule | undefined): readonly Searches[] {
  if (rule === undefined) return []
  return rule.kind === 'correlation' ? rule.ownRules : [rule]
}

/** Comparisons of patterns with names, beyond which a hostile condition is not checked. No rule of an author has more. */
const MAX_COMPARISONS = 100_000

/** Returns the quantifiers of the conditions of a document. */
export function quantifiersOf(rule: Rule | undefined): readonly WrittenQuantifier[] {
  return searchesOf(rule).flatMap(({ selections, condition }) => {
    const names = selections.map(({ name }) => name)
    const refs: WrittenQuantifier['ref'][] = []
    forEachLeaf(condition, (ref) => {
      if (ref.kind === 'quantified') refs.push(ref)
    })
    if (refs.length * names.length > MAX_COMPARISONS) return []
    return refs.map((ref) => ({ ref, chosen: names.filter(selectedBy(ref.pattern)), names }))
  })
}

/** True if a condition can refer to a selection by this name. */
export const isReference = (name: string): boolean =>
  canBeNamed(name) && !name.includes('*') && !/^(?:and|or|not|of|)$/i.test(name)
