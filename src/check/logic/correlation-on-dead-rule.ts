import { defineCheck } from '../check.js'
import { relatedRules } from './set-covers.js'
import { setLogicOf } from './set-logic.js'

export const correlationOnDeadRule = defineCheck({
  code: 'correlation-on-dead-rule',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (name: string) => `no event can match the rule \`${name}\`, which the correlation counts`,
  help: 'correct the rule',
  why: 'A correlation of rules that never match never alerts, or never by this rule.',
  wrong: `
title: Two Logons
name: logons
detection: { a: { EventID: 4624 }, condition: a and not a }
logsource: { product: windows, service: security }
---
title: Many Logons
correlation:
  type: event_count
  rules: [logons]
  group-by: [User]
  timespan: 5m
  condition: { gte: 10 }
`,
  right: `
title: Two Logons
name: logons
detection: { a: { EventID: 4624 }, condition: a }
logsource: { product: windows, service: security }
---
title: Many Logons
correlation:
  type: event_count
  rules: [logons]
  group-by: [User]
  timespan: 5m
  condition: { gte: 10 }
`,
  checkSet: (contexts, report) => {
    for (const context of contexts) {
      const { rule: correlation } = context.document
      if (correlation?.kind !== 'correlation') continue
      const { rules, coverings } = setLogicOf(contexts)
      for (const { name, span } of correlation.correlation.rules) {
        const dead = coverings.impossible
          .flatMap((index) => rules[index] ?? [])
          .find(({ rule }) => rule.referenceNames.includes(name))
        if (dead !== undefined) report(context, span, [name], { related: relatedRules([dead]) })
      }
    }
  },
})
