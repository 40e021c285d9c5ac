import { suggester } from '../text/suggest.js'
import type { FilterRule, Rule } from './rule.js'

/** Rules that refer to each other, indexed by id and name. */
export interface RuleIndex {
  /** Returns every rule with this id or name, in their original order. */
  readonly find: (name: string) => readonly Rule[]
  /** All ids and names. */
  readonly names: readonly string[]
  /** Returns a help that suggests a similar name for an unknown one. */
  readonly suggest: (name: string) => string | undefined
  readonly all: readonly Rule[]
  readonly filters: readonly FilterRule[]
}

/**
 * Indexes rules: correlations refer to other rules, and filters apply to them. Duplicates count once.
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
      const sameName = byName.get(key)
      if (sameName === undefined) byName.set(key, [rule])
      else sameName.push(rule)
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
