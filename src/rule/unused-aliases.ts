import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnostic.js'
import { nearest } from '../text/suggest.js'
import type { CorrelationRule } from './rule.js'

/**
 * Reports the aliases that neither the correlation nor a text of the rule uses. Most likely `group-by` has another
 * name, which the platform would search in the events.
 */
export function reportUnusedAliases({ source, correlation, mentions }: CorrelationRule, report: Report): void {
  const { aliases, groupBy, condition } = correlation
  const fields = [...groupBy, ...(condition.kind === 'count' ? condition.fields : [])]
  const usedNames = new Set([...fields, ...mentions].map(({ name }) => name))
  const names = new Set(aliases.map(({ name }) => name))
  const otherNames = fields.flatMap(({ name }) => (names.has(name) ? [] : [name]))
  for (const { name, span } of aliases) {
    if (usedNames.has(name)) continue
    const similar = nearest(name, otherNames)
    const help = similar === undefined ? undefined : `write \`${name}\` instead of the field \`${similar}\``
    report(diagnose('unused-alias', source, span, [name], { help }))
  }
}
