import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'
import { backtestRules } from '../../src/project/backtest/backtest.js'
import { folderWith } from '../cli/invoke.js'

const rules = parseRules({
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

const event = (index: number): string =>
  JSON.stringify({
    '@timestamp': index,
    kind: index % 3 === 0 ? 'a' : 'b',
    user: `u${index % 2}`,
    more: 'é'.repeat(40),
  })

// Each thread loads all modules, which takes longer than the events.
test('threads do not change the results', async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => (index % 1_000 === 999 ? 'x' : event(index)))
  const path = join(folderWith({}), 'log.ndjson')
  writeFileSync(path, lines.join('\n'))
  const results = []
  for (const jobs of [1, 2, 3]) results.push(await backtestRules(rules, path, { jobs, samples: 5 }))
  expect(results[0]?.rules.map(({ count }) => count)).toEqual([9_990, 29_970, 9_978])
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
})
