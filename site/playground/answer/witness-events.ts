import { witnessRule } from '../../../src/convert/witness-rule.js'
import { isError } from '../../../src/text/diagnostic.js'
import type { WitnessAnswer, WitnessRow } from './answer.js'
import type { ConvertedTarget, ConvertibleRule } from './convert-targets.js'
import { compileQueryJudge } from './query-judge.js'

/** Makes events that the rule matches, and near misses, each with what the query of a target does with it. */
export function witnessEvents(rule: ConvertibleRule, { trace, settings }: ConvertedTarget): WitnessAnswer {
  const { witnesses, diagnostics } = witnessRule(rule, settings)
  const judge = compileQueryJudge(trace, rule.source)
  const rows = witnesses.map(
    ({ event, matches, about }): WitnessRow => ({
      matches,
      ...aboutParts(about),
      event: JSON.stringify(event),
      query: judge(event, matches),
    }),
  )
  const reason = diagnostics.find(isError) ?? diagnostics[0]
  return {
    witnesses: rows.toSorted((a, b) => rankOf(a) - rankOf(b)),
    reason: rows.length > 0 ? null : (reason?.message ?? 'The rule matches no event.'),
  }
}

/** Events that show a difference between the rule and the query come first. */
const rankOf = ({ query, matches }: WitnessRow): number =>
  query.result === 'over-match' || query.result === 'may-over-match' ? 0 : matches ? 1 : 2

/** Splits a text such as ``misses `a: "b"`: the field is missing`` into the condition and the difference. */
function aboutParts(about: string): Pick<WitnessRow, 'condition' | 'difference'> {
  const open = about.indexOf('`')
  const separator = about.lastIndexOf('`: ')
  if (open === -1) return { condition: null, difference: about }
  if (separator <= open) {
    return { condition: about.slice(open + 1, about.lastIndexOf('`')), difference: 'as in the rule' }
  }
  return { condition: about.slice(open + 1, separator), difference: about.slice(separator + 3) }
}
