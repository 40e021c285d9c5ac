import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { eql } from '../../backends/index.js'
import { convertRule } from '../../src/index.js'
import { eqlCases } from '../correlations/eql-cases.js'
import { foundIn, groupText, idOf, membersIn, queryOf } from '../correlations/found-in-stream.js'
import { rulesOf } from '../correlations/stream-case.js'
import { openEql } from './eql.js'

// Compares sequences of the engine with the matcher. A repeated event ends one wherever the correlation matches. For
// other sequences the groups are equal, and each sequence ends at a match.

const RUNS = 1500
const engine = await openEql()

describe.skipIf(engine === undefined)('sequences', () => {
  if (engine === undefined) return
  afterAll(engine.close)

  test('end at matches of the correlation', async () => {
    const asked = fc.sample(eqlCases, { numRuns: RUNS, seed: 1 }).flatMap((streamCase) => {
      const { rule, rules: index } = rulesOf(streamCase)
      const { query: text, approximations } = convertRule(rule, eql, { rules: index })
      const query = queryOf(streamCase)
      // An event of two rules may have a group for each of them.
      const isOfOneGroup = query.groupBy.every((field) => new Set(field.in).size === 1)
      const events = streamCase.events.filter(({ kind }) => isOfOneGroup || kind !== 'ab')
      return text === null ? [] : [{ streamCase, text, approximations, query, events }]
    })
    expect(asked.length).toBeGreaterThan(RUNS / 2)
    const tasks = asked.map(({ text, events }) => ({ query: text, events }))
    const verdicts = (await engine.select?.(tasks)) ?? []
    asked.forEach(({ streamCase, text, approximations, query, events }, index) => {
      const ends = events.filter((_, place) => verdicts[index]?.[place]).map(({ id }) => id)
      const found = foundIn(query, events)
      const matched = [...new Set(found.map(idOf))]
      const members = membersIn(query, events)
      const groupsOf = (ids: readonly number[]) =>
        [...new Set(members.filter((member) => ids.includes(idOf(member))).map(groupText))].toSorted()
      const told = { text, rules: streamCase.text, events }
      if (approximations.length === 0) expect({ ...told, ends }).toEqual({ ...told, ends: matched })
      else if (approximations.includes('one-timespan')) {
        const missed = groupsOf(matched).filter((group) => !groupsOf(ends).includes(group))
        expect({ ...told, missed }).toEqual({ ...told, missed: [] })
      } else {
        expect({ ...told, groups: groupsOf(ends) }).toEqual({ ...told, groups: groupsOf(matched) })
        expect(ends.filter((end) => !matched.includes(end))).toEqual([])
      }
    })
  })
})
