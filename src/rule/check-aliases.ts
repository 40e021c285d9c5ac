import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { nearest } from '../text/suggest.js'
import type { Alias, Correlation } from './correlation.js'
import type { CorrelationRule } from './rule.js'

/** Reports aliases that nothing uses. */
export function checkUsedAliases(rule: CorrelationRule, report: Report): void {
  const usedNames = usedNamesOf(rule)
  for (const alias of rule.correlation.aliases) if (!usedNames.has(alias.name)) reportUnused(rule, alias, report)
}

/** Reports used aliases without a field for one of the rules. Its aliases name each rule as `rules` does. */
export function checkCompleteAliases(rule: CorrelationRule, report: Report): void {
  const usedNames = usedNamesOf(rule)
  for (const alias of rule.correlation.aliases) if (usedNames.has(alias.name)) reportIncomplete(rule, alias, report)
}

/** Lists the fields that a correlation groups by or measures. */
const fieldNames = ({ groupBy, condition }: Correlation): readonly string[] =>
  [...groupBy, ...(condition.kind === 'count' ? condition.fields : [])].map(({ name }) => name)

const usedNamesOf = ({ correlation, mentions }: CorrelationRule): ReadonlySet<string> =>
  new Set([...fieldNames(correlation), ...mentions.map(({ name }) => name)])

/** Most likely `group-by` has another name, which the platform would search in the events. */
function reportUnused({ source, correlation }: CorrelationRule, { name, span }: Alias, report: Report): void {
  const names = new Set(correlation.aliases.map((alias) => alias.name))
  const similar = nearest(
    name,
    fieldNames(correlation).filter((field) => !names.has(field)),
  )
  const help = similar === undefined ? undefined : `write \`${name}\` instead of the field \`${similar}\``
  report(diagnose('unused-alias', source, span, [name], { help }))
}

function reportIncomplete(
  { source, correlation }: CorrelationRule,
  { name, span, fields }: Alias,
  report: Report,
): void {
  const listed = new Set(correlation.rules.map(({ name }) => name))
  // A name that no rule has is a mistake of its own, most likely the name of a missing rule.
  if (fields.some(({ rule }) => !listed.has(rule.name))) return
  const named = new Set(fields.map(({ rule }) => rule.name))
  for (const rule of correlation.rules) {
    if (named.has(rule.name)) continue
    report(diagnose('incomplete-alias', source, span, [name, rule.written]))
  }
}
