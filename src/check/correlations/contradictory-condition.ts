import { type Bool, forEachLeaf, holds } from '../../ir/bool.js'
import type { RuleReference } from '../../rule/correlation.js'
import { inBackQuotes, wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { isPossible } from './possible-figures.js'
import { comparisonText, writtenComparisons } from './written-comparisons.js'

export const contradictoryCondition = defineCheck({
  code: 'contradictory-condition',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (comparisons: readonly string[]) =>
    comparisons.length === 0
      ? 'no combination of rules satisfies the condition'
      : `no figure of the correlation satisfies ${wordList(inBackQuotes(comparisons), 'and')}`,
  help: (comparisons) =>
    comparisons.length === 0
      ? 'correct the parts that exclude each other'
      : 'change the numbers; all comparisons must hold together',
  why: `A correlation matches if its figure satisfies all comparisons. A count of events is at least 1 at a match, and a
temporal correlation counts at most its rules.`,
  wrong: `
title: Some Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition: { gt: 10, lt: 5 }
`,
  right: `
title: Some Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition: { gt: 5, lt: 10 }
`,
  checkRule: (context, report) => {
    const { rule, nodeAt } = context
    const span = nodeAt('correlation', 'condition')?.span
    if (span !== undefined && rule?.kind === 'correlation' && rule.correlation.condition.kind === 'rules') {
      if (!isSatisfiable(rule.correlation.condition.expr)) report(span, [[]])
      return
    }
    const condition = writtenComparisons(context)
    const first = condition?.comparisons[0]
    if (condition === undefined || first === undefined || isPossible(condition)) return
    report(first.entry.key.span, [condition.comparisons.map(comparisonText)])
  },
})

/** Rules of which all combinations are tried. */
const MAX_TRIED_RULES = 12

/** True if some combination of rules satisfies a condition, or if there are too many combinations to know. */
function isSatisfiable(condition: Bool<RuleReference>): boolean {
  const names: string[] = []
  forEachLeaf(condition, ({ name }) => names.push(name))
  const rules = [...new Set(names)]
  if (rules.length > MAX_TRIED_RULES) return true
  return Array.from({ length: 2 ** rules.length }, (_, set) => set).some((set) =>
    holds(condition, ({ name }) => (set >> rules.indexOf(name)) % 2 === 1),
  )
}
