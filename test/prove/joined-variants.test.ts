import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { claimOf } from '../../scripts/prove/claim.js'
import { joinedCases } from '../../scripts/prove/pipelines/joined-cases.js'
import { judgeOf } from '../backends/agreement.js'

// The proof runs these cases on engines; here, the readers of the languages stand for them.
const cases = joinedCases({ events: 4, seed: 1 })

test('the proof joins the variants of each built-in pipeline that has some', () => {
  const names = new Set(cases.flatMap(({ processing }) => processing?.variants?.map(({ name }) => name) ?? []))
  expect([...names].sort()).toEqual(['audit', 'auditd', 'defend', 'sysmon'])
})

test.each(['splunk', 'kql', 'esql'])('the joined queries of %s find the events of their variants', (target) => {
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(target)
  let matching = 0
  // Every other log source: those of the same pipeline differ in little but their names.
  const own = cases.filter(({ processing }) => processing?.targets.includes(target)).filter((_, at) => at % 2 === 0)
  const wrong = own.flatMap(({ subject, events, processing }) => {
    const claim = claimOf(subject.rule, backend, {}, processing)
    if (claim === undefined) return []
    const selects = judgeOf(target)(claim.query, claim.assumptions)
    return events.flatMap(({ event }) => {
      if (claim.broken(event) !== undefined) return []
      const wanted = subject.matches(event)
      if (wanted) matching++
      return claim.holds(event, wanted, selects(event)) ? [] : [{ query: claim.query, event, wanted }]
    })
  })
  expect(wrong).toEqual([])
  expect(matching).toBeGreaterThan(20)
})
