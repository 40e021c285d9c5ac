import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backtestRules } from '../../src/project/backtest/backtest.js'
import { folderWith } from '../cli/invoke.js'
import { event, rules } from '../project/backtest-log.js'

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
