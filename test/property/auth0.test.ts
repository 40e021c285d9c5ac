/**
 * Law: a tenant log search, read according to Auth0's page, selects what the rule matches, as exactly as its conversion
 * claims.
 */
import fc from 'fast-check'
import { fieldValues } from '../readers/splunk/spl-fields.js'
import { choices, chooser } from './arbitraries/choices.js'
import { type EventObject, eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { type RuleSpec, ruleSpec } from './arbitraries/rules.js'
import { auth0Reading } from './auth0-reading.js'
import { checkClaim, lowered } from './faithful.js'
import { law } from './law.js'

const plain = itemKinds(fc.constantFrom('type', 'user_name', 'description', 'hostname'))
const unsearchable = itemKinds(fc.constantFrom('details.request.path', 'scope'))
const address = itemKinds(fc.constant('ip'))
const searchable = fc.oneof(
  plain.text,
  plain.text,
  plain.number,
  plain.nothing,
  plain.exists,
  address.network,
  address.nothing,
)
const item = fc.oneof(
  { weight: 6, arbitrary: searchable },
  { weight: 2, arbitrary: fc.oneof(...Object.values(unsearchable)) },
  { weight: 1, arbitrary: fc.oneof(plain.regex, plain.comparison, plain.reference, plain.date) },
)
const SHAPE = { nulls: false, empty: true, lists: true }
const events = fc.array(choices, { minLength: 2, maxLength: 3 })

law(
  'a rule is what its Auth0 query says',
  [fc.oneof(ruleSpec(searchable), ruleSpec(item, keywordItem)), events],
  faithful,
  { share: 0.2 },
)

function faithful(spec: RuleSpec, streams: readonly number[][]): void {
  const meaning = lowered(spec.text)
  fc.pre(meaning !== undefined)
  if (meaning === undefined) return
  const made = streams.map((stream) => typed(eventFor(meaning.expr, spec.samples, chooser(stream), SHAPE)))
  fc.pre(checkClaim(meaning, auth0Reading, made) > 0)
}

/** Every event of a tenant has a type. */
function typed(event: EventObject): EventObject {
  return fieldValues(event, 'type', {}).length === 0 ? { ...event, type: 's' } : event
}
