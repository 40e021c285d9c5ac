/**
 * Law: a Splunk query, read according to the manual, selects what the rule matches, as exactly as its conversion
 * claims.
 */
import fc from 'fast-check'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { ruleSpec } from './arbitraries/rules.js'
import { checkClaim, lowered } from './faithful.js'
import { law } from './law.js'
import { splunkReading } from './splunk-reading.js'

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

law('a rule is what its Splunk query says', [rules, events], faithful, { share: 0.2 })

function faithful(spec: { text: string; samples: readonly string[] }, streams: readonly number[][]): void {
  const meaning = lowered(spec.text)
  fc.pre(meaning !== undefined)
  if (meaning === undefined) return
  const made = streams.map((stream) =>
    eventFor(meaning.expr, spec.samples, chooser(stream), { nulls: false, empty: true, lists: true }),
  )
  fc.pre(checkClaim(meaning, splunkReading, made) > 0)
}
