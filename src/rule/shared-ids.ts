import { addValue } from '../text/add-value.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { FilterRule, Rule } from './rule.js'
import type { RuleIndex } from './rule-index.js'

/**
 * Returns a function that warns about a rule whose id another rule has as well.
 *
 * @example
 * warnSharedIds(indexRules([rule]))(rule) // undefined
 */
export function warnSharedIds({ all }: RuleIndex): (rule: Rule) => Diagnostic | undefined {
  const byId = new Map<string, Rule[]>()
  for (const rule of all) {
    const id = rule.metadata.id?.toLowerCase()
    if (id !== undefined) addValue(byId, id, rule)
  }
  return (rule) => {
    const { id } = rule.metadata
    const other = (byId.get(id?.toLowerCase() ?? '') ?? []).find((candidate) => candidate !== rule)
    if (id === undefined || other === undefined) return undefined
    // Documents that get their id from one `action: global` have it at the same place.
    const isElsewhere = other.source !== rule.source || other.idSpan.start !== rule.idSpan.start
    const related = isElsewhere ? [{ message: 'the other rule', source: other.source, span: other.idSpan }] : []
    return diagnose('duplicate-id', rule.source, rule.idSpan, [id], { related })
  }
}

/** Reports an error for each id in a filter that several rules share, since the target is ambiguous. */
export function sharedTargets({ rules, source }: FilterRule, { find }: RuleIndex): readonly Diagnostic[] {
  if (rules === 'any') return []
  return rules.flatMap(({ name, written, span }) => {
    const [first, second] = find(name).filter((rule) => rule.metadata.name !== name)
    if (first === undefined || second === undefined) return []
    const related = [first, second].map((rule) => ({
      message: `\`${rule.metadata.title}\``,
      source: rule.source,
      span: rule.idSpan,
    }))
    return [diagnose('ambiguous-rule', source, span, [written], { related })]
  })
}
