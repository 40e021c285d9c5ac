import { parseRules } from '../../src/index.js'

/** Rules for a log of `event`s: a part of the events, all of them, and a correlation. */
export const rules = parseRules({
  name: 'rules.yml',
  text: `title: One
name: one
logsource: { category: test }
detection:
  selection: { kind: a }
  condition: selection
---
title: Everything
logsource: { category: test }
detection:
  selection: { kind: zzz }
  condition: not selection
---
title: Many
correlation: { type: event_count, rules: [one], group-by: [user], timespan: 10s, condition: { gte: 2 } }
`,
}).flatMap(({ rule }) => rule ?? [])

/** The event with this number, as a line of the log. */
export const event = (index: number): string =>
  JSON.stringify({
    '@timestamp': index,
    kind: index % 3 === 0 ? 'a' : 'b',
    user: `u${index % 2}`,
    more: 'é'.repeat(40),
  })
