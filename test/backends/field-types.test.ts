import { describe, expect, test } from 'vitest'
import { eql, esql, kql, lucene } from '../../backends/index.js'
import type { FieldType, FieldTypeName } from '../../src/backend.js'
import { type Backend, type ConvertSettings, convertRule, parseRules, type Rule } from '../../src/index.js'
import { readExpectations, writeExpectations } from './expectations.js'

// For each field type, the predicates whose conversion differs from that for an unknown type. `npm run test:update`
// rewrites them; review each one before you commit it.
const update = process.env.UPDATE_EXPECTED === '1'

const questions = [
  "'Jane'",
  "'4625'",
  "'10.1.2.3'",
  "'TRUE'",
  "''",
  "'?*'",
  "['Jane', '42', 'x*y']",
  "['10.1.2.3', '10.9.*', 'fe80::1']",
  "['4624', 4625]",
  "|cased: 'Jane'",
  "|contains: 'jane'",
  "|startswith: 'Jane'",
  "|startswith: 'Jane Smith'",
  "|contains: ' -w hidden '",
  "|contains: ['/c echo a-b >', 'display dialog', ' -enc ', 'x -a b y', ' - > ']",
  "|cased|endswith: 'x Smith Jane'",
  "'*'",
  '5',
  '1.5',
  '9223372036854775808',
  'true',
  'null',
  '|exists: true',
  '|gt: 5',
  '|cidr: [10.0.0.0/8, 192.168.1.1/32]',
  "|re: '^Ja.e$'",
  "|re|i: 'jane'",
  '|fieldref: other',
  '|hour: 5',
]

/** `other` has the same type. */
const types: Readonly<
  Record<
    | Exclude<FieldTypeName, 'nested'>
    | 'keyword with caseless'
    | 'text with caseless'
    | 'wildcard with text'
    | 'wildcard with both',
    FieldType
  >
> = {
  keyword: 'keyword',
  'keyword with caseless': { type: 'keyword', caseless: 'field.caseless' },
  constant_keyword: 'constant_keyword',
  wildcard: 'wildcard',
  'wildcard with text': { type: 'wildcard', text: 'field.text' },
  'wildcard with both': { type: 'wildcard', caseless: 'field.caseless', text: 'field.text' },
  text: 'text',
  'text with caseless': { type: 'text', caseless: 'field.caseless' },
  flattened: 'flattened',
  ip: 'ip',
  long: 'long',
  double: 'double',
  date: 'date',
  boolean: 'boolean',
}

type Options = NonNullable<ConvertSettings['options']>
const dialects: readonly (readonly [name: string, backend: Backend, options: Options])[] = [
  ['kql', kql as Backend, {}],
  ['lucene', lucene as Backend, {}],
  ['eql', eql as Backend, {}],
  ['esql', esql as Backend, { metadata: false, from: 'i' }],
  ['esql.kql', esql as Backend, { metadata: false, from: 'i', 'multi-value': 'kql', 'minimum-version': '9.3' }],
]

/** The rule of each question. */
const rules = questions.map((question): readonly [question: string, rule: Rule] => {
  const item = question.startsWith('|') ? `field${question}` : `field: ${question}`
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${item}\n  condition: s\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error(text)
  return [question, document.rule]
})

/** The conversion of a predicate, in one line. */
function answer(rule: Rule, backend: Backend, options: Options, type?: FieldType): string {
  const fieldTypes = type === undefined ? {} : { field: type, other: type }
  const { query, assumptions, diagnostics } = convertRule(rule, backend, { lossy: true, options, fieldTypes })
  const losses = diagnostics.filter(({ code }) => code === 'widened' || code === 'left-out')
  return [
    ...(query === null ? [] : [query]),
    ...assumptions.map((assumption) => `if ${assumption}`),
    ...losses.map(({ message }) => message.replace(/^the .* query /, '')),
  ].join(' | ')
}

describe.each(dialects)('%s', (name, backend, options) => {
  const unknown = new Map(rules.map(([question, rule]) => [question, answer(rule, backend, options)]))
  const changed = new Map(
    Object.entries(types).map(([typeName, type]) => {
      const lines = rules.flatMap(([question, rule]) => {
        const known = answer(rule, backend, options, type)
        return unknown.get(question) === known ? [] : [`${question} → ${known}`]
      })
      return [typeName, lines.join('\n')]
    }),
  )
  if (update) writeExpectations(`${name}.field-types`, changed)
  const expected = readExpectations(`${name}.field-types`)

  test.each([...changed])('%s', (typeName, lines) => {
    expect(lines).toBe(expected.get(typeName))
  })
})
