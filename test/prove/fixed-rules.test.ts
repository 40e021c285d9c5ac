import { expect, test } from 'vitest'
import { SPECIAL } from '../../scripts/prove/fixed/character-items.js'
import { fixedRules } from '../../scripts/prove/fixed/fixed-rules.js'
import { subjectsOf } from '../../scripts/prove/subject.js'
import { modifiers, type PredicateKind } from '../../src/backend.js'
import { forEachLeaf } from '../../src/ir/bool.js'

const rules = fixedRules()
const subjects = rules.map((rule) => ({ rule, subject: subjectsOf(rule.source)[0] }))

test('the reference matcher agrees with the meaning of every rule', () => {
  const different = subjects.flatMap(({ rule: { source, matches, events }, subject }) =>
    events
      .filter((event) => subject?.matches(event) !== matches(event))
      .map((event) => `${source.name}: ${JSON.stringify(event)}`),
  )
  expect(different).toEqual([])
})

test('each rule has an event that it matches, and one that it does not', () => {
  const verdicts = rules.map(({ source, matches, events }) => [source.name, new Set(events.map(matches)).size])
  expect(verdicts.filter(([, size]) => size !== 2)).toEqual([])
})

test('rules use every modifier and every kind of predicate', () => {
  const names = new Set(rules.flatMap(({ source }) => /"[^"]*?((?:\|\w+)+)"/.exec(source.text)?.[1]?.split('|') ?? []))
  // A placeholder needs a pipeline.
  expect([...modifiers.keys()].filter((name) => !names.has(name))).toEqual(['expand'])
  const kinds = new Set<PredicateKind>()
  for (const { subject } of subjects) if (subject) forEachLeaf(subject.expr, ({ kind }) => kinds.add(kind))
  expect([...kinds].sort()).toEqual([
    ...['cidr', 'compare', 'equals', 'exists', 'fieldRef', 'isNull', 'keyword', 'keywordRegex', 'match', 'regex'],
    'timePart',
  ])
})

test('every special character has its places with every text modifier', () => {
  const texts = new Set(
    rules.map(({ source }) =>
      source.name
        .replace(/^fixed rule: /, '')
        .split(', ')
        .slice(0, -2)
        .join(),
    ),
  )
  expect(texts.size).toBeGreaterThan(SPECIAL.length * 4 * 8)
})

test('the set is the same each time', () => {
  expect(fixedRules().map(({ source }) => source.text)).toEqual(rules.map(({ source }) => source.text))
})
