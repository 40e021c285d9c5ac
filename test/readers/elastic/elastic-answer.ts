import { isIP } from 'node:net'
import { readCaselessLuceneRegex, readLuceneRegex } from '../lucene/lucene-regex.js'
import type { Pattern, PatternPart } from '../pattern.js'
import { fits } from '../pattern.js'
import { subnet } from '../subnet.js'
import type { Leaf } from './elastic-event.js'
import type { ElasticType } from './elastic-mapping.js'
import { isSameNumber, numberOf } from './elastic-number.js'
import { isAny, joined, textOf } from './elastic-pattern.js'

export interface Answering {
  readonly field: string
  readonly type: ElasticType
  /** True if values are in the letter case of the query. */
  readonly hasCaseOfQuery: boolean
}

/**
 * True if a field of the type has a value of this form. A field with several values has each of them. Throws if the
 * type does not support the query.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-term-query
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-wildcard-query
 */
export function answersValue(asked: Pattern, values: readonly Leaf[], of: Answering): boolean {
  const text = textOf(asked)
  switch (of.type) {
    case 'ip':
      return answersAddress(text ?? fail('wildcards', of), values, of)
    case 'long':
    case 'double':
      if (text === undefined || numberOf(text) === undefined) return fail('no number', of)
      return values.some((value) => isSameNumber(value, text))
    case 'boolean':
      if (text !== 'true' && text !== 'false') return fail('no boolean', of)
      return values.some((value) => String(value) === text)
    case 'date':
      return fail('a date', of)
    case 'text':
      return values.some((value) => answersWords(asked, tokens(String(value))))
    case 'flattened':
    case 'constant_keyword':
      if (text === undefined && !isPrefix(asked)) return fail('wildcards', of)
      return values.some((value) => isOfForm(asked, value, of))
    case 'keyword':
    case 'wildcard':
      return values.some((value) => isOfForm(asked, value, of))
  }
}

/** A keyword field stores the text of any JSON value. */
const isOfForm = (asked: Pattern, value: Leaf, { hasCaseOfQuery }: Answering): boolean =>
  fits(asked, String(value), hasCaseOfQuery ? 'ignored' : 'minded')

/** A flattened field supports wildcards at the end only. …/mapping-reference/flattened */
const isPrefix = ([first, second, ...more]: Pattern): boolean =>
  more.length === 0 && (second === undefined ? isAny(first) : typeof first === 'string' && isAny(second))

/** A term of an `ip` field is an address, or a network in CIDR notation. …/mapping-reference/ip */
function answersAddress(text: string, values: readonly Leaf[], of: Answering): boolean {
  const version = isIP(text)
  const network = version === 0 ? text : `${text}/${version === 4 ? 32 : 128}`
  const isIn = subnet(network) ?? fail('no address', of)
  return values.some((value) => isIn(String(value)))
}

/** The words of the standard analyzer, for the texts of these tests. */
const tokens = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}_]+(?:[.'][\p{L}\p{N}_]+)*/gu) ?? []

/** A `text` field searches a value by words, with wildcards for single words. */
function answersWords(asked: Pattern, words: readonly string[]): boolean {
  const text = textOf(asked)
  if (text === undefined) return words.some((word) => fits(lowerCased(asked), word, 'minded'))
  const wanted = tokens(text)
  return wanted.length > 0 && words.some((_, start) => wanted.every((word, index) => words[start + index] === word))
}

const lowerCased = (asked: Pattern): Pattern =>
  joined(asked.map((part): PatternPart => (typeof part === 'string' ? part.toLowerCase() : part)))

/** True if an expression matches a whole value, or a word of a `text` field. */
export function answersRegex(source: string, values: readonly Leaf[], of: Answering): boolean {
  const test = (of.hasCaseOfQuery ? readCaselessLuceneRegex : readLuceneRegex)(source)
  switch (of.type) {
    case 'keyword':
    case 'constant_keyword':
    case 'wildcard':
      return values.some((value) => test(String(value)))
    case 'text':
      return values.some((value) => tokens(String(value)).some(test))
    default:
      return fail('an expression', of)
  }
}

function fail(what: string, { field, type }: Answering): never {
  throw new Error(`${what}: ${field} is of type ${type}`)
}
