import { mapLeaves } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { suggester } from '../text/suggest.js'
import { checkCompleteAliases } from './check-aliases.js'
import type { AliasedField, CorrelationCondition, RuleReference } from './correlation.js'
import type { CorrelationRule } from './rule.js'

/** The rule that a reference means. */
export interface ReferredRule {
  /** The name under `rules`; undefined if the correlation does not list the rule. */
  readonly listedAs: string | undefined
}

/**
 * Returns a correlation whose aliases and condition name each rule as `rules` does: a rule that is listed by its id
 * may have its name there, and the reverse. Leaves out the fields of rules that are not listed, because no event has
 * them. Reports rules that are not listed, and aliases that lack a listed one.
 *
 * @param find Returns the rule that a reference means; undefined if there is none.
 */
export function nameAsListed(rule: CorrelationRule, find: Naming['find'], report: Report): CorrelationRule {
  const { source, correlation } = rule
  const { rules, aliases, condition } = correlation
  if (rules.length === 0) return rule
  const naming: Naming = { source, listed: new Set(rules.map(({ name }) => name)), find, report }
  const result: CorrelationRule = {
    ...rule,
    correlation: {
      ...correlation,
      aliases: aliases.map((alias) => ({
        ...alias,
        fields: alias.fields.flatMap((field) => nameInAlias(field, naming)),
      })),
      condition: nameInCondition(condition, naming),
    },
  }
  checkCompleteAliases(result, report)
  return result
}

interface Naming {
  readonly source: Source
  /** The names under `rules`. */
  readonly listed: ReadonlySet<string>
  readonly find: (reference: RuleReference) => ReferredRule | undefined
  readonly report: Report
}

/** Returns the reference under its name in `rules`; undefined if the rule is not listed. */
function asListed({ name, span }: RuleReference, { listed, find }: Naming): RuleReference | undefined {
  const listedAs = listed.has(name) ? name : find({ name, span })?.listedAs
  return listedAs === undefined ? undefined : { name: listedAs, span }
}

/** Reports a reference to a rule that is not listed, and returns it. */
function refused(reference: RuleReference, { source, listed, report }: Naming): RuleReference {
  const { name, span } = reference
  report(diagnose('rule-not-listed', source, span, [name], { help: suggester(listed)(name) }))
  return reference
}

function nameInAlias({ rule, field }: AliasedField, naming: Naming): readonly AliasedField[] {
  const { source, find, report } = naming
  const listed = asListed(rule, naming)
  if (listed !== undefined) return [{ rule: listed, field }]
  if (find(rule) === undefined) return [{ rule: refused(rule, naming), field }]
  const help = 'remove it here, or add it to `rules`'
  report(diagnose('rule-not-listed', source, rule.span, [rule.name], { help, severity: 'warning' }))
  return []
}

function nameInCondition(condition: CorrelationCondition, naming: Naming): CorrelationCondition {
  if (condition.kind === 'count') return condition
  const nameOf = (rule: RuleReference): RuleReference => asListed(rule, naming) ?? refused(rule, naming)
  return { ...condition, expr: mapLeaves(condition.expr, (rule) => ({ kind: 'leaf', leaf: nameOf(rule) })) }
}
