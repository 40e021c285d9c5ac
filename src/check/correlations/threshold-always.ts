import { defineCheck } from '../check.js'
import { alwaysHolds, holdsForOneEvent } from '../edits/always-holds.js'
import { removeEntry, replaceScalar } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import {
  comparisonText,
  type WrittenComparison,
  type WrittenComparisons,
  writtenComparisons,
} from './written-comparisons.js'

export const thresholdAlways = defineCheck({
  code: 'threshold-always',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (comparison: string) => `a single event already satisfies \`${comparison}\``,
  help: 'write a threshold of at least 2, or use the rule without a correlation',
  why: `The event at which a correlation matches counts itself. With such a threshold, the correlation matches the same events
as its rules, at the cost of an aggregation.`,
  wrong: `
title: Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition:
        gte: 1
`,
  right: `
title: Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition:
        gte: 2
`,
  checkRule: (context, report) => {
    const condition = writtenComparisons(context)
    if (condition === undefined) return
    for (const comparison of condition.comparisons) {
      if (!holdsForOneEvent(condition.type, comparison)) continue
      report(comparison.entry.key.span, [comparisonText(comparison)], { fix: fixFor(context, condition, comparison) })
    }
  },
})

/** Removes a comparison beside others if it holds always; else requires two. */
function fixFor(
  context: RuleContext,
  { type, map, comparisons }: WrittenComparisons,
  comparison: WrittenComparison,
): Fix | undefined {
  const { source } = context
  const { entry } = comparison
  if (placeOf(context, entry.key.span) === undefined || entry.value.kind !== 'scalar') return undefined
  if (comparisons.length > 1) {
    return alwaysHolds(type, comparison) ? fixOf(removeEntry(source, map, map.entries.indexOf(entry))) : undefined
  }
  return unsafeFixOf(replaceScalar(source, entry.key, 'gte'), { span: entry.value.span, text: '2' })
}
