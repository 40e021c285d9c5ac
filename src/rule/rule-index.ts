import { suggester } from '../text/suggest.js'
import type { FilterRule, Rule } from './rule.js'

/** Rules that refer to each other, to be found by id or name. */
export interface RuleIndex {
  /** Every rule with this id or name, in their order. */
  readonly find: (name: string) => readonly Rule[]
  /** What a rule can be called. */
  readonly names: readonly string[]
  /** The help for a name that no rule has: which one may be meant. */
  readonly suggest: (name: string) => string | undefined
  readonly all: readonly Rule[]
  readonly filters: readonly FilterRule[]
}

/**
 * Makes the rules known to each other: correlations refer to rules, and filters are added to those that they are for. A rule that is given twice
 * counts once.
 *
 * @example
 * const rules = parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
 * indexRules(rules).find('929a690e-bef0-4204-a928-ef5e620d6fcc').length // 0
 */
export function indexRules(rules: Iterable<Rule>): RuleIndex {
  const byName = new Map<string, Rule[]>()
  const all = [...new Set(rules)]
  for (const rule of all) {
    for (const key of new Set(rule.referenceNames)) {
      const known = byName.get(key)
      if (known === undefined) byName.set(key, [rule])
      else known.push(rule)
    }
  }
  const names = [...byName.keys()]
  return {
    find: (name) => byName.get(name) ?? [],
    names,
    suggest: suggester(names),
    all,
    filters: all.filter((rule) => rule.kind === 'filter'),
  }
}
