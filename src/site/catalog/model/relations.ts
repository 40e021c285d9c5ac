import { isFilterFor } from '../../../lower/apply-filters.js'
import { detectionsOf, type FilterRule, type Rule } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { addValue } from '../../../text/add-value.js'
import type { RelatedRules, RuleLink } from './rule-page.js'
import type { RuleCovering } from './rule-set.js'

/** Returns the relations of each rule of a set with the others. */
export function openRelations(
  { all, filters }: RuleIndex,
  coverings: readonly RuleCovering[],
  linkOf: (rule: Rule) => RuleLink,
): (rule: Rule) => RelatedRules {
  const links = (rules: Iterable<Rule>): readonly RuleLink[] => [...new Set(rules)].map(linkOf)
  const coveredBy = new Map<Rule, Rule[]>()
  const covers = new Map<Rule, Rule[]>()
  const equivalent = new Map<Rule, Rule[]>()
  for (const { covered, by, isEquivalent } of coverings) {
    addValue(isEquivalent ? equivalent : coveredBy, covered, by)
    addValue(isEquivalent ? equivalent : covers, by, covered)
  }
  const correlations = correlationsByName(all)
  const appliesTo = (filter: FilterRule, rule: Rule): boolean =>
    detectionsOf(rule).some((detection) => isFilterFor(filter, detection))
  return (rule) => ({
    coveredBy: links(coveredBy.get(rule) ?? []),
    covers: links(covers.get(rule) ?? []),
    equivalent: links(equivalent.get(rule) ?? []),
    correlations: links(rule.referenceNames.flatMap((name) => correlations.get(name) ?? [])),
    filters: links(
      rule.kind === 'filter'
        ? all.filter((other) => appliesTo(rule, other))
        : filters.filter((filter) => appliesTo(filter, rule)),
    ),
  })
}

/** Indexes the correlations by the names of the rules that they combine. */
function correlationsByName(all: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const byName = new Map<string, Rule[]>()
  for (const rule of all) {
    if (rule.kind !== 'correlation') continue
    for (const { name } of rule.correlation.rules) addValue(byName, name, rule)
  }
  return byName
}
