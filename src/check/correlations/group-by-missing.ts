import { defineCheck } from '../check.js'

export const groupByMissing = defineCheck({
  code: 'group-by-missing',
  severity: 'warning',
  profiles: ['sigmahq'],
  message: (type: string) => `the \`${type}\` correlation has no \`group-by\``,
  help: 'group by the user, host or address whose events belong together',
  why: `Without groups, events of all users and hosts count together. A threshold that fits one host is then exceeded by
many hosts that do nothing unusual.`,
  wrong: `
title: Many Failed Logins
correlation:
    type: event_count
    rules: [failed_login]
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
  checkRule: ({ rule, nodeAt, root }, report) => {
    const section = root.entries.find(({ key }) => key.text === 'correlation')
    if (rule?.kind !== 'correlation' || section === undefined) return
    const { type, groupBy } = rule.correlation
    const isGrouped = groupBy.length > 0 || !GROUPED.has(type)
    if (!isGrouped)
      report((nodeAt('correlation', 'group-by') ?? nodeAt('correlation', 'type') ?? section.key).span, [type])
  },
})

const GROUPED: ReadonlySet<string> = new Set(['event_count', 'value_count', 'temporal', 'temporal_ordered'])
