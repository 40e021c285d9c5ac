import { addValue } from '../text/add-value.js'
import { once } from '../text/once.js'
import { suggester } from '../text/suggest.js'
import { referenceName } from './reference-name.js'
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
    for (const key of new Set(rule.referenceNames)) addValue(byName, key, rule)
  }
  const names = [...byName.keys()]
  const suggest = suggester(names)
  const rulesByTitle = once(() => indexTitles(all))
  return {
    find: (name) => byName.get(referenceName(name)) ?? [],
    names,
    suggest: (name) => helpForTitle(name, rulesByTitle()) ?? suggest(name),
    all,
    filters: all.filter((rule) => rule.kind === 'filter'),
  }
}

/** Explains that a rule is not found by its title or by the name of its file. */
function helpForTitle(name: string, rulesByTitle: ReadonlyMap<string, Rule>): string | undefined {
  const rule = rulesByTitle.get(name)
  if (rule === undefined) return undefined
  const [reference] = rule.referenceNames
  return reference === undefined
    ? `the rule in ${rule.source.name} has neither an id nor a name; give it one`
    : `use \`${reference}\`, the id or name of the rule in ${rule.source.name}`
}

/** Indexes rules by their titles and by the names of their files without an extension. */
function indexTitles(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  const byTitle = new Map<string, Rule>()
  for (const rule of rules.filter(({ kind }) => kind !== 'filter'))
    for (const name of [rule.metadata.title, rule.source.name.replace(/^.*[/\\]|\.ya?ml$/gi, '')])
      if (!byTitle.has(name)) byTitle.set(name, rule)
  return byTitle
}
