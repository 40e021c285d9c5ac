import { defineCheck } from '../check.js'

export const countedGroupField = defineCheck({
  code: 'counted-group-field',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (field: string) => `\`${field}\` groups the events, so each group has only one value of it`,
  help: 'count another field, or remove this one from `group-by`',
  why: `The events of a group have the same value in each field of \`group-by\`. A count of its values is 1, unless the field
holds several values in an event.`,
  wrong: `
title: One Host, Many Users
correlation:
    type: value_count
    rules: [failed_login]
    group-by: [User]
    timespan: 5m
    condition: { field: User, gte: 10 }
`,
  right: `
title: One Host, Many Users
correlation:
    type: value_count
    rules: [failed_login]
    group-by: [Computer]
    timespan: 5m
    condition: { field: User, gte: 10 }
`,
  checkRule: ({ rule, nodeAt }, report) => {
    if (rule?.kind !== 'correlation' || nodeAt('correlation') === undefined) return
    const { type, groupBy, condition } = rule.correlation
    if (type !== 'value_count' || condition.kind !== 'count') return
    const groups = new Set(groupBy.map(({ name }) => name))
    const [first] = condition.fields
    // Combinations with a field beside the group can be many.
    if (first !== undefined && condition.fields.every(({ name }) => groups.has(name))) report(first.span, [first.name])
  },
})
