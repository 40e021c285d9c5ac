import './steps.js'
import { compileRuleMatcher } from '../../src/index.js'
import { correlation, firstSeenRule, rulesOf, withBaseRules } from '../correlations/stream-case.js'
import { growsLinearly, type Work } from './growth.js'

// Ten events per second; a minute contains 600 of them, each of a user and a host that reappear after hours or never.
const streaming =
  (...documents: readonly string[]): Work =>
  (size) => {
    const { rule, rules } = rulesOf({ name: 'long', text: withBaseRules(...documents) })
    const { matcher } = compileRuleMatcher(rule, { rules, lateness: 2 })
    const events = Array.from({ length: size }, (_, at) => ({
      '@timestamp': at / 10,
      kind: at % 5 === 0 ? 'b' : 'a',
      user: `u${at % 3001}`,
      host: at,
      bytes: at % 977,
    }))
    return () => {
      for (const event of events) matcher!.push(event)
    }
  }

const sections = [
  'type: event_count, rules: [rule_a], group-by: [user], timespan: 1m, condition: { gte: 50 }',
  'type: value_count, rules: [rule_a], group-by: [], timespan: 1m, condition: { field: host, gte: 5000 }',
  'type: value_median, rules: [rule_a], group-by: [user], timespan: 1m, condition: { field: bytes, gte: 5000 }',
  'type: temporal, rules: [rule_a, rule_b], group-by: [user], timespan: 1m, condition: { gt: 2 }',
  'type: temporal_ordered, rules: [rule_a, rule_b], group-by: [user], timespan: 10s',
]
for (const section of sections) growsLinearly(section, 1_500, streaming(correlation('outer', section)))
growsLinearly('what is new', 1_500, streaming(firstSeenRule('new', 'host, user', '1m')))
