import fc from 'fast-check'
import { eql } from '../../../backends/index.js'
import { convertRule } from '../../../src/index.js'
import { eqlCases } from '../../../test/correlations/eql-cases.js'
import { foundIn, groupText, idOf, membersIn, queryOf } from '../../../test/correlations/found-in-stream.js'
import { rulesOf } from '../../../test/correlations/stream-case.js'
import { openEql } from '../../../test/engines/eql.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'

/**
 * Elastic's library finds sequences that end at the events at which the correlation matches. A sequence of different
 * rules takes part in one match only: each end is a match, and the groups are equal.
 */
export const eqlSequences: StreamJudge = async (runs, seed) => {
  const engine = await openEql()
  if (engine?.select === undefined) return undefined
  const asked = fc.sample(eqlCases, { numRuns: runs, seed }).flatMap((one) => {
    const { rule, rules } = rulesOf(one)
    const { query: text, approximations } = convertRule(rule, eql, { rules })
    if (text === null || approximations.includes('one-timespan')) return []
    const query = queryOf(one)
    // An event of two rules may have a group for each of them.
    const isOfOneGroup = query.groupBy.every((field) => new Set(field.in).size === 1)
    const events = one.events.filter(({ kind }) => isOfOneGroup || kind !== 'ab')
    return [{ one, text, query, events, isExact: approximations.length === 0 }]
  })
  const answers = await engine.select(asked.map(({ text, events }) => ({ query: text, events })))
  await engine.close()
  return {
    target: 'eql',
    judge: 'eql: last events of sequences',
    isOwn: false,
    verdicts: asked.map(({ one, text, query, events, isExact }, index): StreamVerdict => {
      const matched = [...new Set(foundIn(query, events).map(idOf))]
      const ends = events.filter((_, at) => answers[index]?.[at]).map(({ id }) => id)
      const members = membersIn(query, events)
      const groupsOf = (ids: readonly number[]): readonly string[] => [
        ...new Set(members.filter((member) => ids.includes(idOf(member))).map(groupText)),
      ]
      const own = isExact ? matched : matched.filter((id) => ends.includes(id))
      return {
        text: `${one.text}\n${text}`,
        wanted: [...own.map(String), ...groupsOf(matched)],
        found: [...ends.map(String), ...groupsOf(ends)],
        checks: events.length,
      }
    }),
  }
}
