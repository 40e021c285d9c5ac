/** Laws: one matcher for many rules gives the matches of a matcher for each rule. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { compileRuleMatcher, indexRules, type Json, matchRules, parseRules } from '../../src/index.js'
import { foldCase } from '../../src/ir/glob.js'
import { fieldReader } from '../../src/match/field-values.js'
import type { LiteralFact } from '../../src/match/set/fact.js'
import { openFactInputs } from '../../src/match/set/fact-inputs.js'
import { fieldFinder } from '../../src/match/set/field-finder.js'
import { buildTextIndex, openTextIndex } from '../../src/match/set/text-index.js'
import { streamEvents, streamRules } from '../correlations/random-streams.js'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { tightText } from './arbitraries/patterns.js'
import { ruleSpec } from './arbitraries/rules.js'
import { anyText } from './arbitraries/texts.js'
import { lowered } from './faithful.js'
import { law } from './law.js'

const item = fc.oneof(...Object.values(itemKinds(fc.constantFrom('a', 'b', 'a.b', 'a{}.b', 'x y'))))
const rules = fc.array(ruleSpec(item, keywordItem), { minLength: 1, maxLength: 6 })

law(
  'each rule of a set matches the events that it matches alone',
  [rules, fc.array(choices, { minLength: 1, maxLength: 8 })],
  (specs, streams) => {
    const ready = specs.flatMap((spec) => {
      const meaning = lowered(spec.text)
      return meaning === undefined ? [] : [{ ...meaning, samples: spec.samples }]
    })
    fc.pre(ready.length > 0)
    const shape = { nulls: true, empty: true, lists: true }
    const events = streams.flatMap((stream) =>
      ready.map(({ expr, samples }) => eventFor(expr, samples, chooser(stream), shape)),
    )
    const { matcher } = matchRules(ready.map(({ rule }) => rule))
    for (const event of events) {
      const wanted = ready.filter(({ matches }) => matches(event)).map(({ rule }) => rule)
      expect({ event, rules: matcher.push(event).map(({ rule }) => rule) }).toEqual({ event, rules: wanted })
    }
  },
)

law(
  'each rule of a set has the matches in a stream that it has alone',
  [streamRules(), streamEvents(), fc.constantFrom(0, 2, 5)],
  (text, events, lateness) => {
    const documents = parseRules({ name: 'rules.yml', text })
    const rules = documents.flatMap(({ rule }) => (rule === undefined || rule.kind === 'filter' ? [] : [rule]))
    const set = matchRules(rules, { lateness })
    const found = [...events.flatMap((event) => set.matcher.push(event)), ...set.matcher.end()]
    for (const [index, rule] of rules.entries()) {
      const { matcher: alone } = compileRuleMatcher(rule, { rules: indexRules(rules), lateness })
      expect(set.rules[index]?.isRunnable).toBe(alone !== undefined)
      if (alone === undefined) continue
      const wanted = [...events.flatMap((event) => alone.push(event)), ...alone.end()]
      expect(found.filter((match) => match.rule === rule)).toEqual(wanted.map((match) => ({ rule, ...match })))
      const isOrdered = rule.kind === 'correlation' || rule.firstSeen !== undefined
      const countsOf = ({ late, undated, ahead }: typeof alone | typeof set.matcher) => [late, undated, ahead]
      if (isOrdered) expect(countsOf(set.matcher)).toEqual(countsOf(alone))
    }
  },
  { share: 0.5 },
)

const PLACES = ['whole', 'start', 'end', 'anywhere'] as const
const inText: Readonly<Record<LiteralFact['at'], (text: string, literal: string) => boolean>> = {
  whole: (text, literal) => text === literal,
  start: (text, literal) => text.startsWith(literal),
  end: (text, literal) => text.endsWith(literal),
  anywhere: (text, literal) => text.includes(literal),
}
const literal = fc.oneof(tightText, anyText)

law(
  'one look at a text finds each literal in it',
  [
    fc.array(fc.tuple(fc.constantFrom(...PLACES), literal), { minLength: 1, maxLength: 12 }),
    fc.array(literal, { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  ],
  (places, parts, cased) => {
    const keys = places
      .filter(([at, text]) => text !== '' || at === 'whole')
      .map(([at, text]) => JSON.stringify([at, cased ? text : foldCase(text)]))
    const facts = [...new Set(keys)].map((key): LiteralFact => {
      const [at, text] = JSON.parse(key)
      return { kind: 'literal', field: 'f', at, text, cased }
    })
    let size = 0
    const { inputOf, byField } = openFactInputs(() => size++)
    expect(facts.map(inputOf)).toEqual(facts.map((_, index) => index))
    const inputs = byField.get('f')?.[cased ? 'cased' : 'folded']
    const find = openTextIndex(buildTextIndex(inputs ?? new Map(), cased))
    for (const text of [parts.join(''), ...parts, '']) {
      const raised = new Set<number>()
      find(text, (input) => !raised.has(input) && raised.add(input).size > 0)
      const folded = cased ? text : foldCase(text)
      const wanted = facts.flatMap((fact, index) => (inText[fact.at](folded, fact.text) ? [index] : []))
      expect({ text, found: [...raised].sort((a, b) => a - b) }).toEqual({ text, found: wanted })
    }
  },
)

const { event } = fc.letrec<{ event: Json; object: Json; value: Json }>((tie) => ({
  event: fc.oneof({ weight: 8, arbitrary: tie('object') }, { weight: 1, arbitrary: tie('value') }),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'a.b', 'b.a', 'a.b.a', 'a{}', 'a{}.b', '', 'a.'), tie('value'), {
    maxKeys: 4,
  }) as fc.Arbitrary<Json>,
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom<Json>('x', 1, null, true, '') },
    { weight: 2, arbitrary: tie('object') },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}))
const NAMES = [
  'a',
  'b',
  'a.b',
  'b.a',
  'a.b.a',
  'a.b.b.a',
  'a{}.b',
  'a{}',
  'b{}.a{}.b',
  '.a',
  'a.',
  'a..b',
  '',
  'a.a.a.a.a.a.a.a.a.a.a',
]

law('one walk through an event finds the values of each field', [event], (event) => {
  const found = NAMES.map((): Json[] => [])
  fieldFinder(NAMES, fieldReader)(event, (field, value) => void found[field]?.push(value))
  expect(found).toEqual(NAMES.map((name) => fieldReader(name)(event)))
})
