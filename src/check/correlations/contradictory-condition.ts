import { wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { isPossible } from './possible-figures.js'
import { comparisonText, writtenComparisons } from './written-comparisons.js'

export const contradictoryCondition = defineCheck({
  code: 'contradictory-condition',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (comparisons: readonly string[]) =>
    `no figure of the correlation satisfies ${wordList(
      comparisons.map((text) => `\`${text}\``),
      'and',
    )}`,
  help: 'change the numbers; all comparisons must hold together',
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
    const condition = writtenComparisons(context)
    const first = condition?.comparisons[0]
    if (condition === undefined || first === undefined || isPossible(condition)) return
    report(first.entry.key.span, [condition.comparisons.map(comparisonText)])
  },
})
