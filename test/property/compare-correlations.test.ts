/** Laws: no stream contradicts a comparison of correlations. */
import fc from 'fast-check'
import { compareRules } from '../../src/reason.js'
import { streamCase, streamRules } from '../correlations/random-streams.js'
import { matchesOf, rulesOf, type StreamCase, type StreamEvent } from '../correlations/stream-case.js'
import { law } from './law.js'

/** Changes of a text, of which some change nothing in a certain rule. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/timespan: 10s/, 'timespan: 20s'],
  [/timespan: 20s/, 'timespan: 10s'],
  [/(g|l)te: \d/, '$1te: 2'],
  [/(g|l)t: \d/, '$1t: 1'],
  [/gte: (\d)/, 'gt: $1'],
  [/(eq|neq): \d+/, 'gte: 1'],
  [/group-by: \[\w+, (\w+)\]/, 'group-by: [$1]'],
  [/group-by: \[user\]/, 'group-by: [user, host]'],
  [/group-by: \[\w+\]/, 'group-by: []'],
  [/rules: \[(\w+), \w+/, 'rules: [$1'],
  [/rules: \[rule_a\]/, 'rules: [rule_a, rule_b]'],
  [/rules: \[rule_a, rule_b\]/, 'rules: [rule_b, rule_a]'],
  [/temporal_ordered/, 'temporal'],
  [/type: temporal,/, 'type: temporal_ordered,'],
  [/ and not | and /, ' or '],
  [/ or /, ' and '],
  [/kind: '?a'?/, 'kind|contains: a'],
  [/kind\|contains: '?a'?/, 'kind: a'],
  [/value_sum/, 'value_avg'],
]

const changed = (text: string, picks: readonly number[]): string =>
  picks.reduce((current, pick) => {
    const [pattern = /^$/, replacement = ''] = changes[pick % changes.length] ?? []
    return current.replace(pattern, replacement)
  }, text)

const idsOf = (stream: StreamCase): ReadonlySet<number> =>
  new Set(matchesOf(stream).map(({ event }) => (event as StreamEvent).id))

/** Returns the ids of the events at which a rule matches, and its relation to another rule. */
function relationOf(before: StreamCase, after: StreamCase) {
  const [earlier, later] = [rulesOf(before), rulesOf(after)]
  return compareRules(earlier.rule, later.rule, { rules: later.rules, rulesBefore: earlier.rules }).relation
}

const includes = (whole: ReadonlySet<number>, part: ReadonlySet<number>): boolean =>
  [...part].every((id) => whole.has(id))

function isContradicted(before: StreamCase, after: StreamCase): boolean {
  const relation = relationOf(before, after)
  // A single stream cannot contradict that each of the rules has matches of its own.
  if (relation === 'undecided' || relation === 'other') return false
  const [earlier, later] = [idsOf(before), idsOf(after)]
  const [keeps, adds] = [includes(later, earlier), !includes(earlier, later)]
  return (relation !== 'narrower' && !keeps) || (relation !== 'wider' && adds)
}

/** A text that is no valid correlation any more is no case. */
function isValid(stream: StreamCase): boolean {
  try {
    matchesOf(stream)
    return true
  } catch {
    return false
  }
}

law(
  'no stream contradicts the relation of a changed correlation to the earlier one',
  [streamCase(), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 })],
  (before, picks) => {
    const after = { ...before, text: changed(before.text, picks) }
    fc.pre(isValid(after))
    return !isContradicted(before, after)
  },
  { few: 7 },
)

law(
  'no stream contradicts the relation of two correlations',
  [streamCase(), streamRules()],
  (before, text) => {
    const after = { ...before, text }
    fc.pre(isValid(after))
    return !isContradicted(before, after)
  },
  { share: 0.5, few: 4 },
)
