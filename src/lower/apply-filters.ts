import { and, type Bool } from '../ir/bool.js'
import type { DetectionRule, FilterRule, LogSource } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { sharedTargets } from '../rule/shared-ids.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { type LoweredItem, placedAt } from './lowered-item.js'
import { resolveRule } from './resolve.js'

/** True if the filter is for the rule: it names the rule, or is for any, and the rule has all parts of its log source. */
export function isFilterFor(filter: FilterRule, { referenceNames, logsource }: DetectionRule): boolean {
  const { rules } = filter
  const named = rules === 'any' || rules.some(({ name }) => referenceNames.includes(name))
  return (
    named && PARTS.every((part) => filter.logsource[part] === undefined || filter.logsource[part] === logsource[part])
  )
}

const PARTS: readonly (keyof LogSource)[] = ['category', 'product', 'service']

/**
 * What a rule asks, and what each filter that is for it asks as well. The filters are no part of the rule's text: what is to say of their
 * items is said at the rule, with the filter beside it. What is wrong with a filter is pushed to `found`.
 */
export function applyFilters(
  rule: DetectionRule,
  detection: Bool<LoweredItem>,
  rules: RuleIndex | undefined,
  found: Diagnostic[],
): Bool<LoweredItem> {
  const added = (rules?.filters ?? [])
    .filter((filter) => isFilterFor(filter, rule))
    .map((filter) => {
      const { detection: items, diagnostics } = resolveRule(filter)
      found.push(...diagnostics.filter(isError), ...(rules === undefined ? [] : sharedTargets(filter, rules)))
      const { source, metadata, sectionSpan: span } = filter
      return placedAt(items, rule.sectionSpan, {
        id: metadata.title,
        kind: 'filter',
        pipeline: source.name,
        source,
        span,
      })
    })
  return and([detection, ...added])
}
