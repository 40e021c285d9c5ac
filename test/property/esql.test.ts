/** Law: Elasticsearch reads the KQL in ES|QL queries as intended. */
import fc from 'fast-check'
import { esql } from '../../backends/elastic/esql/esql.js'
import { render } from '../../src/dialect/dialect.js'
import { print } from '../../src/dialect/print.js'
import { leaf, or } from '../../src/ir/bool.js'
import { ANY, type Pattern, pattern, plainText } from '../../src/ir/pattern.js'
import type { Match } from '../../src/ir/predicate.js'
import { readKqlCall } from '../readers/kql/elasticsearch-kql.js'
import { somePattern } from './arbitraries/patterns.js'
import { anyText, character } from './arbitraries/texts.js'
import { law } from './law.js'

const dialect = esql({ keywords: undefined, multiValue: true, version: '8.19', maxRegexLength: 1000 }, {})
const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
const asks = (wanted: Pattern): Match => ({ kind: 'match', field: 'a.b', pattern: wanted, cased: true, ...place })

/** The KQL that the dialect prints, as Elasticsearch reads it; undefined for predicates that stay in ES|QL. */
function handedOver(wanted: Pattern): readonly Pattern[] | undefined {
  const rendering = render(asks(wanted), dialect)
  if (typeof rendering === 'string') return rendering.startsWith('KQL(') ? valuesOf(rendering) : undefined
  return 'text' in rendering && rendering.text.startsWith('KQL(') ? valuesOf(rendering.text) : undefined
}

function valuesOf(call: string): readonly Pattern[] {
  const { field, values } = readKqlCall(call)
  if (field !== 'a.b') throw new Error(field)
  return values
}

const piece = fc.constantFrom(' ', 'and', 'or', 'not', 'NOT', '\t', '\u3000', '\\', '"', '*', '?', ':', 'x', '\\u0041')
const text = fc.oneof(
  anyText,
  fc.array(fc.oneof({ weight: 4, arbitrary: piece }, character), { maxLength: 6 }).map((pieces) => pieces.join('')),
)
const wild = fc.oneof(
  somePattern,
  fc.array(fc.oneof(text, fc.constant(ANY)), { minLength: 1, maxLength: 4 }).map(pattern),
)
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

law('a text is read back as itself, unless a backslash ends it', [text], (value) => {
  const found = handedOver(pattern([value]))
  return found === undefined ? value.endsWith('\\') : same(found, [pattern([value])])
})

law('a pattern is read back as itself, or stays with ES|QL', [wild], (wanted) => {
  const found = handedOver(wanted)
  return found === undefined ? !/^[a-z]*$/.test(plainText(wanted) ?? '-') : same(found, [wanted])
})

law('a list is read back as its values', [fc.array(wild, { minLength: 2, maxLength: 4 })], (all) => {
  const wanted = all.filter((one) => handedOver(one) !== undefined)
  const different = [...new Map(wanted.map((one) => [JSON.stringify(one), one])).values()]
  fc.pre(different.length > 1)
  const leaves = different.map((one, index) =>
    leaf({ text: `none ${index}`, negation: undefined, predicate: asks(one), field: 'a.b', assumptions: [] }),
  )
  return same(valuesOf(print(or(leaves), dialect)), different)
})
