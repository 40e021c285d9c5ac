import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnostic.js'
import { nearest } from '../text/suggest.js'
import type { Alias } from './correlation.js'
import type { CorrelationRule } from './rule.js'

/** Reports aliases that nothing uses, and used ones without a field for one of the rules. */
export function checkAliases(rule: CorrelationRule, report: Report): void {
  const { correlation, mentions } = rule
  const { aliases, groupBy, condition } = correlation
  const fields = [...groupBy, ...(condition.kind === 'count' ? condition.fields : [])].map(({ name }) => name)
  const usedNames = new Set([...fields, ...mentions.map(({ name }) => name)])
  for (const alias of aliases) {
    if (usedNames.has(alias.name)) reportIncomplete(rule, alias, report)
    else reportUnused(rule, alias, fields, report)
  }
}

/** Most likely `group-by` has another name, which the platform would search in the events. */
function reportUnused(
  { source, correlation }: CorrelationRule,
  { name, span }: Alias,
  fields: readonly string[],
  report: Report,
) {
  const names = new Set(correlation.aliases.map((alias) => alias.name))
  const similar = nearest(
    name,
    fields.filter((field) => !names.has(field)),
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
    report(diagnose('incomplete-alias', source, span, [name, rule.name]))
  }
}
