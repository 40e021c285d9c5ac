/**
 * Law: if the type of a field is known, each of Elastic's languages uses a predicate for this type, and the query keeps
 * its claim.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eql, esql, kql, lucene } from '../../backends/index.js'
import type { FieldType, FieldTypeName } from '../../src/backend.js'
import { type Backend, compileMatcher, convertRule, type Json } from '../../src/index.js'
import { fieldsOfTypes } from '../readers/elastic/elastic-mapping.js'
import type { SearchSettings } from '../readers/elastic/elastic-search.js'
import { eqlSelector } from '../readers/eql/eql.js'
import { esqlSelector } from '../readers/esql/esql.js'
import { kqlSelector } from '../readers/kql/kql-search.js'
import { luceneSelector } from '../readers/lucene/lucene.js'
import { lowered } from './faithful.js'
import { law } from './law.js'

const words = ['Jane', 'jane', 'Smith', 'not', '42', '4625', '10.1.2.3', 'true', 'a.b', '-', '*', ' ', '\\', 'x_y']
const few = fc.constantFrom(
  'Jane Smith',
  'a.b Jane',
  '42 Smith',
  'x_y not 42',
  'x -w Jane y',
  ' Jane Smith ',
  'true',
  '42',
  '- *',
)
const texts = fc.oneof(
  few,
  fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join('')),
)
/** Texts on which predicates about one of a few values are right or wrong. */
const near = fc.oneof(
  texts,
  fc
    .tuple(fc.constantFrom('', 'x ', ' ', 'x'), few, fc.constantFrom('', ' x', 'x'))
    .map(([before, text, after]) => before + text + after),
  few.map((text) => text.toUpperCase()),
  few.map((text) => text.split(' ').reverse().join(' ')),
  few.map((text) => text.split(' ')[0] ?? ''),
)
const addresses = fc.constantFrom('10.1.2.3', '10.9.0.1', '192.168.1.1', 'fe80::1', '2001:db8::5')

type Value = string | number | boolean

/** The types of fields with values of their own. */
type ValueType = Exclude<FieldTypeName, 'nested'>
type ValueField = FieldType & (ValueType | object)

/** Values of fields of each type. */
const held: Readonly<Record<ValueType, fc.Arbitrary<Value>>> = {
  keyword: near,
  constant_keyword: near,
  wildcard: near,
  text: near,
  flattened: near,
  ip: addresses,
  long: fc.constantFrom(5, 42, 4625, -7, 0),
  double: fc.constantFrom(5, 1.5, 42, -0.5),
  date: fc.constantFrom('2026-01-01T05:00:00Z'),
  boolean: fc.boolean(),
}

/** Any predicate on the field, whatever its type is. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const questions = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '|contains', '|startswith', '|endswith'), texts)
    .map(([how, text]) => `${how}: ${quoted(text)}`),
  fc
    .array(fc.oneof(texts, addresses), { minLength: 2, maxLength: 3 })
    .map((all) => `: [${all.map(quoted).join(', ')}]`),
  addresses.map((address) => `: ${quoted(address)}`),
  fc
    .constantFrom("'10.*'", "'10.1.*'", "'Jane ?mith*'", "'TRUE'", "'*'", '5', '42', '1.5', 'true', 'false', 'null')
    .map((value) => `: ${value}`),
  fc.constantFrom(
    '|gt: 5',
    '|lte: 1.5',
    '|cidr: 10.0.0.0/8',
    "|cidr: 'fe80::/10'",
    "|re: 'Ja.e'",
    "|re|i: 'jane Sm'",
    '|exists: true',
  ),
  texts.map((text) => `|cased: ${quoted(text)}`),
)

const conditions = fc.constantFrom('a', 'not a', 'a and b', 'a or b', 'a and not b', 'not (a or b)', 'not (a and b)')
const besides: readonly ValueField[] = [
  ...(['keyword', 'wildcard', 'text'] as const).map((type) => ({ type, caseless: 'f.lower' })),
  { type: 'wildcard', text: 'f.text' },
  { type: 'wildcard', caseless: 'f.lower', text: 'f.text' },
]
const types: readonly ValueField[] = [...(Object.keys(held) as ValueType[]), ...besides]

interface Target {
  readonly backend: Backend
  readonly select: (query: string, settings: SearchSettings) => (event: Json) => boolean
}
const targets: readonly Target[] = [
  { backend: kql as Backend, select: kqlSelector },
  { backend: lucene as Backend, select: luceneSelector },
  { backend: eql as Backend, select: (query, { mapping }) => eqlSelector(query, mapping) },
  { backend: esql as Backend, select: (query) => esqlSelector(query) },
]

for (const { backend, select } of targets) {
  describe(`a query in ${backend.title}`, () => {
    for (const type of types) {
      const name = typeof type === 'string' ? type : type.type
      const events = fc.array(fc.array(held[name], { maxLength: 2 }), { minLength: 1, maxLength: 8 })
      law(
        `for a field of the type ${JSON.stringify(type)} selects what the rule matches, with its residual`,
        [questions, questions, conditions, events],
        (a, b, condition, all) => {
          const meaning = lowered(
            `title: t\nlogsource: {}\ndetection:\n  a:\n    f${a}\n  b:\n    f${b}\n  condition: ${condition}\n`,
          )
          fc.pre(meaning !== undefined)
          if (meaning === undefined) return
          const { rule, matches } = meaning
          const conversion = convertRule(rule, backend, { lossy: true, fieldTypes: { f: type } })
          const { query, assumptions, residual } = conversion
          if (query === null) return
          const hasCaseOfQuery = assumptions.includes('letter-case')
          fc.pre(!hasCaseOfQuery || !/cased|re:/.test(a + b))
          const selects = select(query, { mapping: fieldsOfTypes({ f: name, 'f.text': 'text' }), hasCaseOfQuery })
          const rest = residual === null ? undefined : compileMatcher(residual.expr).matcher
          for (const f of assumptions.includes('single-valued') ? all.filter(({ length }) => length < 2) : all) {
            const indexed = { f, 'f.lower': f.map((value) => String(value).toLowerCase()), 'f.text': f }
            if (matches({ f }) === (selects(indexed) && (rest?.matches({ f }) ?? true))) continue
            throw new Error(`${query}\nresidual: ${residual?.text}\non ${JSON.stringify(f)}: ${matches({ f })}`)
          }
        },
        { share: 0.06, few: 9 },
      )
    }

    // The laws say nothing about rules without a query.
    test.each([
      ['a', 'exact'],
      ['a and b', 'wider'],
      ['b', 'none'],
    ])('for the condition `%s` about an address is %s', (condition, fidelity) => {
      const meaning = lowered(
        `title: t\nlogsource: {}\ndetection:\n  a:\n    f|exists: true\n  b:\n    f|contains: x\n  condition: ${condition}\n`,
      )
      const conversion = meaning && convertRule(meaning.rule, backend, { lossy: true, fieldTypes: { f: 'ip' } })
      expect(conversion?.fidelity).toBe(fidelity)
    })
  })
}
