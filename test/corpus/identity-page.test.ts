import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { identityGroups } from '../../scripts/identity/groups.js'
import { identityPage } from '../../scripts/identity/page.js'

const groups = identityGroups()
const page = readFileSync(new URL('../../docs/identity-rules.md', import.meta.url), 'utf8')

test('docs/identity-rules.md is what `npm run docs:corpus` writes', () => {
  expect(page).toBe(identityPage(groups))
})

test('every query that is not exact has a reason, and no exact query has one', () => {
  const wrong = groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ title, outcomes }) => outcomes.map((outcome) => ({ title, ...outcome })))
    .filter(({ fidelity, reasons }) => (fidelity === 'exact') !== (reasons.length === 0))
  expect(wrong).toEqual([])
})

test('the page contains no query of a catalog rule, unless it equals that of our rule', () => {
  const [shown, hidden] = [true, false].map((inFull) =>
    groups
      .filter((group) => group.inFull === inFull)
      .flatMap(({ rules }) => rules.flatMap(({ outcomes }) => outcomes.flatMap(({ query }) => query ?? []))),
  )
  expect(hidden?.length).toBeGreaterThan(100)
  expect(hidden?.filter((query) => page.includes(`\n${query}\n`) && !shown?.includes(query))).toEqual([])
})
