import { defineCheck } from '../check.js'

export const temporalNeedsTwo = defineCheck({
  code: 'temporal-needs-two',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (type: string) => `a \`${type}\` correlation refers to one rule only`,
  help: 'add the other rules, or count the events of this one with `event_count`',
  why: `A temporal correlation finds events of different rules near each other. With one rule, it matches the events of that
rule.`,
  wrong: `
title: Tools One after Another
correlation:
    type: temporal
    rules: [whoami]
    group-by: [User]
    timespan: 5m
`,
  right: `
title: Tools One after Another
correlation:
    type: temporal
    rules: [whoami, nltest]
    group-by: [User]
    timespan: 5m
`,
  checkRule: ({ rule, nodeAt }, report) => {
    if (rule?.kind !== 'correlation' || nodeAt('correlation') === undefined) return
    const { type, rules, spans } = rule.correlation
    const names = rules.map(({ name }) => name)
    // In an order, the same rule may match twice.
    const count = type === 'temporal' ? new Set(names).size : names.length
    if ((type === 'temporal' || type === 'temporal_ordered') && count === 1) report(spans.rules, [type])
  },
})
