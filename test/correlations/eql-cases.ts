import fc from 'fast-check'
import { streamEvents } from './random-streams.js'
import { correlation, type StreamCase, withBaseRules } from './stream-case.js'

const shape = { lists: false, ties: true, disorder: false, chains: false }
const rules = fc.uniqueArray(fc.constantFrom('rule_a', 'rule_b', 'rule_c'), { minLength: 1, maxLength: 3 })
const groups = fc.constantFrom('', 'user', 'host', 'user, host', 'who')
const span = fc.constantFrom('10s', '20s')
const least = fc.integer({ min: 1, max: 4 })

const alias = 'aliases: { who: { rule_a: user, rule_b: target, rule_c: user, many: user } }'
const around = (names: readonly string[], group: string, time: string): string => {
  const listed = alias.replace(/(\w+): (?:user|target)(?:, )?/g, (own, name) => (names.includes(name) ? own : ''))
  return `rules: [${names.join(', ')}], ${listed.replace(', }', ' }')}, group-by: [${group}], timespan: ${time}`
}

const counted = fc
  .tuple(rules, groups, span, least)
  .map(([names, group, time, count]) =>
    withBaseRules(
      correlation('outer', `type: event_count, condition: { gte: ${count} }, ${around(names, group, time)}`),
    ),
  )
const ordered = fc
  .tuple(rules, groups, span)
  .map(([names, group, time]) =>
    withBaseRules(correlation('outer', `type: temporal_ordered, ${around(names, group, time)}`)),
  )
const chained = fc
  .tuple(rules, fc.constantFrom('', 'user', 'user, host'), span, span, least)
  .map(([[first = '', ...others], group, outer, inner, count]) =>
    withBaseRules(
      correlation('outer', `type: temporal_ordered, ${around(['many', ...others], group, outer)}`),
      correlation('many', `type: event_count, condition: { gte: ${count} }, ${around([first], group, inner)}`),
    ),
  )
/** Correlations that EQL can express as sequences. */
export const eqlCases: fc.Arbitrary<StreamCase> = fc.record({
  name: fc.constant('random'),
  text: fc.oneof(counted, ordered, chained),
  events: streamEvents(shape),
  lateness: fc.constant(0),
})
