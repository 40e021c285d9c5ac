import { expect, test } from 'vitest'
import { SPECIAL } from '../../scripts/prove/fixed/character-items.js'
import { randomRules } from '../../scripts/prove/random-rules.js'
import { ruleText } from '../../scripts/prove/rule-text.js'
import { subjectsOf } from '../../scripts/prove/subject.js'
import { exprText, modifiers, type PredicateKind, type Selection } from '../../src/backend.js'
import { forEachLeaf } from '../../src/ir/bool.js'

const rules = randomRules(600, 1)
const subjects = rules.flatMap(subjectsOf)

test('random rules use every modifier', () => {
  const used = new Set(
    subjects.flatMap(({ rule }) => rule.selections.flatMap(({ selection }) => modifiersOf(selection))),
  )
  expect([...used].sort()).toEqual([...modifiers.keys()].sort())
})

function modifiersOf(selection: Selection): readonly string[] {
  switch (selection.kind) {
    case 'items':
      return selection.items.flatMap((item) => item.modifiers.map(({ name }) => name))
    case 'keywords':
      return []
    case 'any':
      return selection.of.flatMap(modifiersOf)
  }
}

test('random rules contain every kind of predicate, and every special character', () => {
  const kinds = new Set<PredicateKind>()
  const characters = new Set<string>()
  for (const { expr } of subjects) {
    forEachLeaf(expr, (predicate) => {
      kinds.add(predicate.kind)
      if (predicate.kind === 'match')
        for (const part of predicate.pattern)
          if (typeof part === 'string') for (const char of part) characters.add(char)
    })
  }
  expect([...kinds].sort()).toEqual(
    [
      ...['cidr', 'compare', 'equals', 'exists', 'fieldRef', 'isNull', 'keyword', 'keywordRegex', 'match', 'regex'],
      'timePart',
    ].sort(),
  )
  const special = [...'*?\\"\':(){}[]/<>=#&~^|%$!+-.,;@`_ \t\né😀']
  expect(special.filter((char) => !characters.has(char))).toEqual([])
})

test('plain values contain every special character', () => {
  const values = subjects
    .slice(0, 150)
    .flatMap(({ rule }) => rule.selections.flatMap(({ selection }) => plainTexts(selection)))
  expect(SPECIAL.filter((char) => !values.some((value) => value.includes(char)))).toEqual([])
})

/** The texts of items without modifiers. */
function plainTexts(selection: Selection): readonly string[] {
  if (selection.kind === 'keywords') return []
  if (selection.kind === 'any') return selection.of.flatMap(plainTexts)
  return selection.items.flatMap(({ field, modifiers, values }) =>
    field === undefined || modifiers.length > 0 ? [] : values.map(({ text }) => text),
  )
}

test('the same seed generates the same rules, another seed others', () => {
  expect(randomRules(20, 1)).toEqual(rules.slice(0, 20))
  expect(randomRules(20, 2).map(({ text }) => text)).not.toEqual(rules.slice(0, 20).map(({ text }) => text))
})

test('a rewritten rule has the same meaning', () => {
  const meanings = subjects.slice(0, 300).map(({ rule, expr }) => {
    const [again] = subjectsOf({ name: 'again.yml', text: ruleText(rule) })
    return [exprText(expr), again === undefined ? undefined : exprText(again.expr)]
  })
  expect(meanings.filter(([meaning, again]) => meaning !== again)).toEqual([])
})
