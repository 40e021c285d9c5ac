import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareQueries } from '../../scripts/auth0/compare-queries.js'
import { auth0Differences, auth0Unconverted } from '../../scripts/auth0/differences.js'
import { auth0Page, entriesOf, unexplained } from '../../scripts/auth0/page.js'
import { corpusFolder, readSources } from '../../scripts/corpus/corpora.js'

const entries = entriesOf(readSources(corpusFolder('auth0/detections')))

test.each([
  ['type:"f"', ' type: "f"', 'same'],
  ['type:("f" OR "fu")', 'type: (f fu)', 'equivalent'],
  ['type:("f" OR "fu")', 'type:fu OR type:f', 'equivalent'],
  ['type:"f" AND (ip:"a" OR ip:"b")', '(ip: (a b)) AND type:f', 'equivalent'],
  ['type:"f" AND NOT ip:"a"', 'NOT ip:a AND type:f', 'equivalent'],
  ['type:"f" AND type:"f"', '(type:f)', 'equivalent'],
  ['type:"f"', 'type:f*', 'different'],
  ['type:"f" AND ip:"a"', 'type:f OR ip:a', 'different'],
  ['type:"f" AND (ip:"a" OR ip:"b")', 'type:f AND ip:a OR ip:b', 'different'],
  ['NOT type:"f" AND ip:"a"', 'NOT (type:f AND ip:a)', 'different'],
])('%j and %j are %s', (ours, theirs, comparison) => {
  expect(compareQueries(ours, theirs)).toBe(comparison)
})

test('every difference and every failure has a reason, and no reason is stale', () => {
  expect(unexplained(entries, auth0Differences, auth0Unconverted)).toEqual([])
})

test('every file contains a rule and its authors’ query', () => {
  const files = new Set(entries.map(({ file }) => file))
  const beside = new Set(entries.filter(({ theirs }) => theirs !== undefined).map(({ file }) => file))
  expect([files.size, beside]).toEqual([24, files])
})

test('docs/auth0-tenant-logs.md is what `npm run docs:corpus` writes', () => {
  const page = readFileSync(new URL('../../docs/auth0-tenant-logs.md', import.meta.url), 'utf8')
  expect(page).toBe(auth0Page(entries, auth0Differences, auth0Unconverted))
})
