import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { parsePattern, patternText } from '../../src/backend.js'
import { compileMatcher, convertRule, lowerRule } from '../../src/index.js'
import { corpusRules, predicatesOf } from './rules.js'

// Requirements for every rule that is read, whatever the target: each test lists the rules that violate it.

const rules = corpusRules()
const predicates = rules.flatMap(({ source, rule }) => predicatesOf(rule).map((predicate) => ({ source, predicate })))

test('every span is inside its source', () => {
  const outside = predicates.filter(({ source, predicate: { span, item } }) =>
    [span, item].some(({ start, end }) => start < 0 || start > end || end > source.text.length),
  )
  expect(outside).toEqual([])
})

test('every predicate on a field points at an item that names the field', () => {
  const elsewhere = predicates.filter(({ source, predicate }) => {
    const key = source.text.slice(predicate.item.start, predicate.item.end).replace(/^["']/, '')
    return 'field' in predicate && !key.startsWith(predicate.field ?? '')
  })
  expect(elsewhere).toEqual([])
})

test('every pattern survives writing and reading', () => {
  const changed = predicates.filter(({ predicate }) => {
    if (predicate.kind !== 'match' && predicate.kind !== 'keyword') return false
    return JSON.stringify(parsePattern(patternText(predicate.pattern))) !== JSON.stringify(predicate.pattern)
  })
  expect(changed).toEqual([])
})

test('the reference matcher runs every rule, except for look-around and back-references', () => {
  const notRun = rules.filter(({ rule }) => compileMatcher(lowerRule(rule).detection!.expr).matcher === undefined)
  const looking = notRun.filter(({ source }) => !/\(\?<?[=!]|\\[1-9]/.test(source.text))
  expect(looking.map(({ source }) => source.name)).toEqual([])
  expect(notRun.length).toBeLessThan(10)
})

test('converting a rule does not change it', () => {
  const changed = rules.filter(({ rule }) => {
    const before = JSON.stringify(rule)
    for (const backend of backends.values()) convertRule(rule, backend, { lossy: true })
    return JSON.stringify(rule) !== before
  })
  expect(changed).toEqual([])
})
