/**
 * Law: a Splunk query, read according to the manual, selects what the rule matches, as exactly as its conversion
 * claims.
 */
import fc from 'fast-check'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { ruleSpec } from './arbitraries/rules.js'
import { checkClaim, lowered, type Reading } from './faithful.js'
import { law } from './law.js'
import { splunkReading, summaryReading } from './splunk-reading.js'

const fields = fc.constantFrom(
  'type',
  'user_name',
  'data.ip',
  'details.list{}',
  'a.b{}.c',
  'odd name',
  'dash-ed',
  '1st',
  'and',
  'latest',
  'Ünï',
)
const kinds = itemKinds(fields)
const events = fc.array(choices, { minLength: 2, maxLength: 3 })

/** Half of the rules contain one kind of predicate, so that none hides another. */
const rules = fc.oneof(
  ...Object.values(kinds).map((item) => ({ weight: 1, arbitrary: ruleSpec(item) })),
  { weight: 1, arbitrary: ruleSpec(keywordItem, keywordItem) },
  { weight: 8, arbitrary: ruleSpec(fc.oneof(...Object.values(kinds), keywordItem), keywordItem) },
)

law('a rule is what its Splunk query says', [rules, events], faithful(splunkReading), { share: 0.2 })

const dataset = 'Endpoint.Processes'
law(
  'a rule is what its search of summaries says',
  [rules, events],
  faithful(summaryReading, { 'data-model': 'tstats', dataset }),
  { share: 0.2 },
)
law(
  'a rule is what its search of the events of a data model says',
  [rules, events],
  faithful(splunkReading, { 'data-model': 'from', dataset }),
  { share: 0.2 },
)

function faithful(reading: Reading, options: Readonly<Record<string, string>> = {}) {
  return (spec: { text: string; samples: readonly string[] }, streams: readonly number[][]): void => {
    const meaning = lowered(spec.text)
    fc.pre(meaning !== undefined)
    if (meaning === undefined) return
    const made = streams.map((stream) =>
      eventFor(meaning.expr, spec.samples, chooser(stream), { nulls: false, empty: true, lists: true }),
    )
    fc.pre(checkClaim(meaning, reading, made, options) > 0)
  }
}
