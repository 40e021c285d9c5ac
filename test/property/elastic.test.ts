/**
 * Laws: queries, read according to the pages of Elastic's languages, find what the rule matches, as exactly as their
 * conversions claim.
 */
import fc from 'fast-check'
import { eql, esql, kql, lucene } from '../../backends/index.js'
import type { Backend } from '../../src/backend/backend.js'
import { judgeOf } from '../backends/agreement.js'
import type { Json } from '../readers/json.js'
import { choices, chooser } from './arbitraries/choices.js'
import { type EventObject, eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { type RuleSpec, ruleSpec } from './arbitraries/rules.js'
import { isElasticFact } from './elastic-facts.js'
import { checkClaim, lowered, type Reading } from './faithful.js'
import { law } from './law.js'
import { openInElastic } from './regressions/open.js'

const texts = itemKinds(fc.constantFrom('user_name', 'details.request{}.path', 'odd name', 'dash-ed', 'and'))
const numbers = itemKinds(fc.constantFrom('count', 'n.m'))
const addresses = itemKinds(fc.constant('ip'))
const dates = itemKinds(fc.constant('date'))
const sayable = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(texts.text, texts.nothing, texts.exists, texts.regex) },
  { weight: 2, arbitrary: fc.oneof(numbers.number, numbers.comparison, addresses.network, addresses.exists) },
)
const item = fc.oneof(
  { weight: 6, arbitrary: sayable },
  { weight: 2, arbitrary: fc.oneof(texts.reference, dates.date, texts.number, addresses.text) },
)
const SHAPE = { nulls: false, empty: true, lists: true }
const events = fc.array(choices, { minLength: 2, maxLength: 3 })

const targets: readonly (readonly [backend: Backend, options: Readonly<Record<string, string | boolean>>])[] = [
  [eql as Backend, {}],
  [eql as Backend, { unmapped: true }],
  [esql as Backend, {}],
  [esql as Backend, { 'multi-value': 'kql', keywords: 'kql' }],
  [esql as Backend, { 'multi-value': 'kql', keywords: 'qstr', 'minimum-version': '9.3' }],
  [kql as Backend, {}],
  [lucene as Backend, {}],
  [lucene as Backend, { 'case-insensitive': 'regex' }],
]

/** True if no field of the rule contains an object: in an index, a name is either that of a field or of an object. */
const isMapped = (event: EventObject): boolean => !JSON.stringify(event).includes('"inner":')

for (const [backend, options] of targets) {
  const judge = judgeOf(backend.name)
  const reading: Reading = {
    backend,
    select: (query, assumptions) => {
      const selects = judge(query, assumptions)
      return (event: Json) => selects(event)
    },
    open: openInElastic,
    holds: isElasticFact,
  }
  law(
    `a rule is what its query in ${backend.title} says${Object.entries(options).map((option) => `, ${option.join(': ')}`)}`,
    [fc.oneof(ruleSpec(sayable), ruleSpec(item, keywordItem)), events],
    (spec: RuleSpec, streams: readonly number[][]) => {
      const meaning = lowered(spec.text)
      fc.pre(meaning !== undefined)
      if (meaning === undefined) return
      const made = streams
        .map((stream) => eventFor(meaning.expr, spec.samples, chooser(stream), SHAPE))
        .filter(isMapped)
      fc.pre(checkClaim(meaning, reading, made, options) > 0)
    },
    { share: 0.06 },
  )
}
