import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import type { Predicate } from '../../src/backend.js'
import { compileMatcher, convertRule, type DetectionRule, lowerRule } from '../../src/index.js'
import { values } from '../readers/splunk/spl.js'
import { selectsEvent } from '../readers/splunk/spl-evaluate.js'
import { corpusRules, predicatesOf } from './rules.js'

// Requirements for every Splunk query, whatever the rule: each test lists the rules that violate it.

const converted = corpusRules().map(({ source, rule }) => ({
  name: source.name,
  rule,
  query: convertRule(rule, splunk).query!,
}))

test('a query without `where` contains exactly the values of the rule', () => {
  const differences = converted
    .filter(({ query }) => !query.includes('| where '))
    .map(({ name, rule, query }) => {
      const [inQuery, inRule] = [searchedValues(query), askedValues(rule)]
      return { name, added: without(inQuery, inRule), lost: without(inRule, inQuery) }
    })
  expect(differences.filter(({ added, lost }) => added.length + lost.length > 0)).toEqual([])
})

test('a query agrees with the reference matcher on an event without fields', () => {
  const differing = converted.filter(({ rule, query }) => {
    const { matcher } = compileMatcher(lowerRule(rule).detection!.expr)
    return matcher !== undefined && matcher.matches({}) !== selectsEvent(query, {})
  })
  expect(differing.map(({ name }) => name)).toEqual([])
})

test('the option `table` appends the fields of the rule and changes nothing else', () => {
  const wrong = converted.filter(({ rule, query }) => {
    const longer = convertRule(rule, splunk, { options: { table: true } }).query!
    return rule.metadata.fields === undefined ? longer !== query : !longer.startsWith(`${query} | table `)
  })
  expect(wrong.map(({ name }) => name)).toEqual([])
})

/** The values that a query searches for, with their fields, without duplicates. */
const searchedValues = (query: string): ReadonlySet<string> =>
  new Set(values(query).map(({ field, value }) => `${field} ${JSON.stringify(value)}`))

/** The values that a rule compares, without duplicates, as a query without `where` writes them. */
const askedValues = (rule: DetectionRule): ReadonlySet<string> =>
  new Set(
    predicatesOf(rule).map((predicate) => {
      const field = 'field' in predicate ? predicate.field : undefined
      return `${field} ${JSON.stringify(searchValue(predicate))}`
    }),
  )

function searchValue(predicate: Predicate): unknown {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
      return predicate.pattern.length === 0 ? [''] : predicate.pattern
    case 'equals':
      return [predicate.text]
    case 'cidr':
      return [predicate.network]
    case 'compare':
      return [predicate.value]
    default:
      return [{ wildcard: 'any' }]
  }
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...some].filter((one) => !others.has(one))
