import type { FieldTypeName } from '../../src/index.js'
import { compileGlob } from '../../src/ir/glob.js'
import { contains, parseAddress, parseNetwork } from '../../src/ir/network.js'
import { isAny, type Pattern, type PatternPart, pattern } from '../../src/ir/pattern.js'
import { type KqlNode, type KqlValue, parseKql } from './kql.js'

// A query of Kibana as Elasticsearch answers it for one field of a known type. Kibana makes a `term` or `wildcard` query for a field that it knows
// for a `keyword` field and for nothing else, and `match_phrase`, `match` or `query_string` for any other; what a type has no answer to is an error.
//
// https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/functions/is.ts
// https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/field-data-types

export type Value = string | number | boolean

export interface TypedField {
  readonly name: string
  readonly type: FieldTypeName
  /** The name of the field beside it that keeps the values in lower case. */
  readonly caseless: string
  /** True if values are written in the letter case of the query. */
  readonly hasCaseOfQuery: boolean
}

export function selectsTyped(query: string, field: TypedField): (values: readonly Value[]) => boolean {
  const tree = parseKql(query)
  return (values) => holds(tree, field, values)
}

function holds(node: KqlNode, field: TypedField, values: readonly Value[]): boolean {
  switch (node.kind) {
    case 'and':
      return node.args.map((arg) => holds(arg, field, values)).every(Boolean)
    case 'or':
      return node.args.map((arg) => holds(arg, field, values)).some(Boolean)
    case 'not':
      return !holds(node.arg, field, values)
    case 'exists':
      return values.length > 0
    case 'range':
      if (field.type !== 'long' && field.type !== 'double') return fail('a range of what is no number', field)
      return values.some((value) => compare[node.op]?.(Number(value), Number(node.value)) === true)
    case 'is':
      if (node.field === field.caseless) {
        const lower = values.map((value) => String(value).toLowerCase())
        return isAnswered(node.value, { ...field, type: 'keyword', hasCaseOfQuery: false }, lower)
      }
      return node.field === field.name ? isAnswered(node.value, field, values) : fail('another field', field)
  }
}

const compare: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
}

function isAnswered(asked: KqlValue, field: TypedField, values: readonly Value[]): boolean {
  const { type } = field
  const text = 'wildcard' in asked ? undefined : String('phrase' in asked ? asked.phrase : asked.bare)
  switch (type) {
    case 'ip':
      return answersAddress(text ?? fail('wildcards', field), field, values)
    case 'long':
    case 'double':
      if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return fail('no number', field)
      return values.some((value) => Number(value) === Number(text))
    case 'boolean':
      if (text !== 'true' && text !== 'false') return fail('no boolean', field)
      return values.some((value) => String(value) === text)
    case 'date':
      return fail('a date', field)
    case 'text':
      return values.some((value) => answersWords(asked, tokens(String(value))))
    default: {
      const patterns = 'wildcard' in asked ? wildcards(asked.wildcard, field) : [pattern([text ?? ''])]
      const tests = patterns.map((one) => compileGlob(one, !field.hasCaseOfQuery))
      return values.some((value) => tests.some((test) => test(String(value))))
    }
  }
}

function answersAddress(text: string, field: TypedField, values: readonly Value[]): boolean {
  const network = parseNetwork(text) ?? fail('no address', field)
  return values.some((value) => contains(network, parseAddress(String(value)) ?? []))
}

/** In a query string a blank ends a term, and any of the terms will do. Only `keyword` fields are asked otherwise. */
function wildcards(whole: Pattern, field: TypedField): readonly Pattern[] {
  if (field.type === 'keyword') return [whole]
  const terms = atBlanks(whole)
  const isPrefix = ([first, second, ...more]: Pattern): boolean =>
    more.length === 0 && (second === undefined ? !isAny(first) : typeof first === 'string' && isAny(second))
  if (field.type !== 'wildcard' && !terms.every(isPrefix)) return fail('wildcards', field)
  return terms
}

function atBlanks(whole: Pattern): readonly Pattern[] {
  const terms: PatternPart[][] = [[]]
  for (const part of whole) {
    const [first = '', ...more] = typeof part === 'string' ? part.split(/\s+/) : [part]
    terms.at(-1)?.push(first)
    for (const term of more) terms.push([term])
  }
  return terms.map((parts) => pattern(parts)).filter((parts) => parts.length > 0)
}

/** As the standard analyzer has them for the texts of these tests. */
const tokens = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}_]+(?:[.'][\p{L}\p{N}_]+)*/gu) ?? []

function answersWords(asked: KqlValue, words: readonly string[]): boolean {
  if ('wildcard' in asked) {
    const tests = atBlanks(asked.wildcard).map((term) => compileGlob(term, false))
    return words.some((word) => tests.some((test) => test(word)))
  }
  const wanted = tokens(String('phrase' in asked ? asked.phrase : asked.bare))
  return wanted.length > 0 && words.some((_, start) => wanted.every((word, index) => words[start + index] === word))
}

function fail(what: string, { name, type }: TypedField): never {
  throw new Error(`${what}: ${name} is of type ${type}`)
}
