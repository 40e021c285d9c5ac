/**
 * Law: a jq program, run by jq itself, selects exactly the events that the rule matches. If there is no program, there
 * is a reason.
 */
import fc from 'fast-check'
import { jqProgram } from '../../backends/auth0/jq/jq-program.js'
import { compileMatcher, type Json } from '../../src/index.js'
import { jsonText, selectedStreams } from '../readers/auth0/jq.js'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { type RuleSpec, ruleSpec } from './arbitraries/rules.js'
import { lowered } from './faithful.js'
import { law } from './law.js'

const kinds = itemKinds(fc.constantFrom('type', 'details.request.path', 'details.accessedSecrets{}', 'scope', 'a.b.c'))
const { regex, ...others } = kinds
const SHAPE = { nulls: true, empty: true, lists: true }
const events = fc.array(choices, { minLength: 2, maxLength: 8 })

law(
  'a rule is what its program for jq says',
  [ruleSpec(fc.oneof(...Object.values(others)), keywordItem), events],
  selectsTheSame,
  { share: 0.1 },
)
law('a regular expression finds in jq what the matcher finds', [ruleSpec(regex), events], selectsTheSame, {
  share: 0.1,
})

function selectsTheSame(spec: RuleSpec, streams: readonly number[][]): void {
  const meaning = lowered(spec.text)
  fc.pre(meaning !== undefined)
  if (meaning === undefined) return
  const made = streams
    .map((stream) => eventFor(meaning.expr, spec.samples, chooser(stream), SHAPE))
    .filter(isWellFormed)
    .map(asWritten)
  const { text, losses } = jqProgram(meaning.expr, 'stream')
  fc.pre(losses.length === 0 && made.length > 0)
  const { matcher } = compileMatcher(meaning.expr)
  const selected = selectedStreams(text, made)
  made.forEach((event, index) => {
    const wanted = matcher?.matches(event)
    if (selected[index] === wanted) return
    const verdict = wanted ? 'matches, and jq leaves it out' : 'does not match, and jq selects it'
    throw new Error(`the rule ${verdict}: ${jsonText(event)}\n${spec.text}\n${text}`)
  })
}

/** jq reads lone surrogates as U+FFFD. */
const isWellFormed = (event: Json): boolean => !/\\ud[89a-f]|\ufffd/i.test(JSON.stringify(event))

/** A whole number that JavaScript rounds, with its original digits. */
function asWritten(value: Json): Json {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return value.map(asWritten)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]))
}
