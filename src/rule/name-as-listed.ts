import { mapLeaves } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnostic.js'
import { suggester } from '../text/suggest.js'
import { checkCompleteAliases } from './check-aliases.js'
import type { Correlation, CorrelationCondition, RuleReference } from './correlation.js'
import type { CorrelationRule } from './rule.js'

/**
 * Returns a correlation whose aliases and condition name each rule as `rules` does: a rule that is listed by its id
 * may have its name there, and the reverse. Reports rules that are not listed, and aliases that lack a listed one.
 *
 * @param listedAs Returns the name under `rules` of the rule that has another id or name.
 */
export function nameAsListed(
  rule: CorrelationRule,
  listedAs: (reference: RuleReference) => string | undefined,
  report: Report,
): CorrelationRule {
  const { source, correlation } = rule
  const { rules, aliases, condition } = correlation
  const listed = new Set(rules.map(({ name }) => name))
  const suggest = suggester(listed)
  const renamed = (reference: RuleReference): RuleReference => {
    const { name, span } = reference
    if (rules.length === 0 || listed.has(name)) return reference
    const other = listedAs(reference)
    if (other !== undefined) return { name: other, span }
    report(diagnose('rule-not-listed', source, span, [name], { help: suggest(name) }))
    return reference
  }
  const named: Correlation = {
    ...correlation,
    aliases: aliases.map((alias) => ({
      ...alias,
      fields: alias.fields.map(({ rule, field }) => ({ rule: renamed(rule), field })),
    })),
    condition: nameInCondition(condition, renamed),
  }
  const result = { ...rule, correlation: named }
  checkCompleteAliases(result, report)
  return result
}

const nameInCondition = (
  condition: CorrelationCondition,
  renamed: (reference: RuleReference) => RuleReference,
): CorrelationCondition =>
  condition.kind === 'count'
    ? condition
    : { ...condition, expr: mapLeaves(condition.expr, (reference) => ({ kind: 'leaf', leaf: renamed(reference) })) }
