import { defineCheck } from '../check.js'

export const groupByMissing = defineCheck({
  code: 'group-by-missing',
  severity: 'warning',
  profiles: ['sigmahq'],
  message: (type: string) => `the \`${type}\` correlation groups by no field`,
  help: 'group by the user, host or address whose events belong together',
  why: `Without groups, events of all users and hosts count together. A threshold that fits one host is then exceeded by
many hosts that do nothing unusual.`,
  wrong: `
title: Many Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: []
    timespan: 5m
    condition: { gte: 10 }
`,
  right: `
title: Many Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition: { gte: 10 }
`,
  checkRule: ({ rule, nodeAt }, report) => {
    const groupBy = nodeAt('correlation', 'group-by')
    if (rule?.kind !== 'correlation' || groupBy?.kind !== 'sequence' || groupBy.items.length > 0) return
    const { type } = rule.correlation
    if (GROUPED.has(type)) report(groupBy.span, [type])
  },
})

/** A missing key is the diagnostic `missing-key`. A sum over all events is common; a count is not. */
const GROUPED: ReadonlySet<string> = new Set(['event_count', 'value_count', 'temporal', 'temporal_ordered'])
