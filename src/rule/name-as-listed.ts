import { leaf, mapLeaves } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic, Extras } from '../text/diagnostic.js'
import { didYouMean } from '../text/suggest.js'
import { checkCompleteAliases } from './check-aliases.js'
import type { AliasedField, RuleReference } from './correlation.js'
import type { CorrelationRule } from './rule.js'

/** The rule that a reference means. */
export interface ReferredRule {
  /** The name under `rules`; undefined if the correlation does not list the rule. */
  readonly listedAs: string | undefined
}

/**
 * Returns a correlation whose aliases and condition name each rule as `rules` does: a rule that is listed by its id
 * may have its name there, and the reverse. Leaves out the fields of rules that are not listed, because no event has
 * them. Reports rules that are not listed, references that may mean several rules, and aliases that lack a listed one.
 *
 * @param find Returns the rule that a reference means, or the reason why it means none.
 */
export function nameAsListed(
  rule: CorrelationRule,
  find: (reference: RuleReference) => ReferredRule | Diagnostic,
  report: Report,
): CorrelationRule {
  const { source, correlation } = rule
  const { rules, aliases, condition } = correlation
  if (rules.length === 0) return rule
  const listed = new Set(rules.map(({ name }) => name))
  const refuse = ({ written, span }: RuleReference, extras: Extras) =>
    report(diagnose('rule-not-listed', source, span, [written], extras))
  const nameOf = (reference: RuleReference): RuleReference => {
    const { name } = reference
    if (listed.has(name)) return reference
    const found = find(reference)
    if ('code' in found && found.code !== 'unknown-rule') report(found)
    else if ('code' in found || found.listedAs === undefined) refuse(reference, { help: didYouMean(name, listed) })
    else return { ...reference, name: found.listedAs }
    return reference
  }
  const nameIn = (field: AliasedField): readonly AliasedField[] => {
    const { name } = field.rule
    const target = listed.has(name) ? undefined : find(field.rule)
    if (target === undefined || 'code' in target || target.listedAs !== undefined)
      return [{ ...field, rule: nameOf(field.rule) }]
    refuse(field.rule, { help: 'remove it here, or add it to `rules`', severity: 'warning' })
    return []
  }
  const result: CorrelationRule = {
    ...rule,
    correlation: {
      ...correlation,
      aliases: aliases.map((alias) => ({ ...alias, fields: alias.fields.flatMap(nameIn) })),
      condition:
        condition.kind === 'count'
          ? condition
          : { ...condition, expr: mapLeaves(condition.expr, (reference) => leaf(nameOf(reference))) },
    },
  }
  checkCompleteAliases(result, report)
  return result
}
