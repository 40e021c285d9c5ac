import type { Json } from '../../../src/index.js'
import { fieldLeaves, type Leaf } from '../elastic/elastic-event.js'
import type { Asked, ElasticType, Mapping } from '../elastic/elastic-mapping.js'
import { isInOrder, isSameNumber } from '../elastic/elastic-number.js'
import { ANY, joined, ONE } from '../elastic/elastic-pattern.js'
import { readCaselessLuceneRegex, readLuceneRegex } from '../lucene/lucene-regex.js'
import type { Pattern, PatternPart } from '../pattern.js'
import { fits } from '../pattern.js'
import { subnet } from '../subnet.js'
import type { EqlLiteral, EqlNode, EqlQuestion } from './eql-tree.js'

/** True, false, or null if a missing field decides it. */
type Outcome = boolean | null

/**
 * Returns true if the condition holds for the event. A missing field makes a condition null. The page does not define
 * `not` for such a condition, and operators differ: if that decides, it is an error.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
 */
export function evaluateEql(node: EqlNode, event: Json, mapping: Mapping): boolean {
  const possible = outcomesOf(node, event, mapping)
  if (possible.size > 1 && possible.has(true))
    throw new Error('what `not` makes of a missing field is up to the operator')
  return possible.has(true)
}

/** The possible results of the condition. */
function outcomesOf(node: EqlNode, event: Json, mapping: Mapping): ReadonlySet<Outcome> {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.args
        .map((arg) => outcomesOf(arg, event, mapping))
        .reduce((before, next) => combined(node.kind === 'or', before, next))
    case 'not': {
      const possible = outcomesOf(node.arg, event, mapping)
      return possible.has(null) ? new Set([true, false, null]) : new Set([...possible].map((outcome) => !outcome))
    }
    case 'constant':
      return new Set([node.value])
    case 'presence':
      return new Set([(fieldLeaves(event, node.field.name).length === 0) === node.isNull])
    default: {
      const values = fieldLeaves(event, node.field.name)
      const test = testOf(node, mapping(node.field.name, askedBy(node), values))
      // A field may have several values, and a condition is true if it holds for one of them.
      return new Set([values.length === 0 ? null : values.some(test)])
    }
  }
}

/** One operand with the decisive value decides; otherwise a null one does. */
function combined(decisive: boolean, left: ReadonlySet<Outcome>, right: ReadonlySet<Outcome>): ReadonlySet<Outcome> {
  const outcomes = [...left].flatMap((one) =>
    [...right].map((other): Outcome => {
      if (one === decisive || other === decisive) return decisive
      return one === null || other === null ? null : !decisive
    }),
  )
  return new Set(outcomes)
}

function askedBy(node: EqlQuestion): Asked {
  if (node.kind === 'equals') return node.values[0]?.type ?? 'text'
  return node.kind === 'compare' ? 'number' : node.kind === 'cidr' ? 'address' : 'text'
}

type Test = (value: Leaf) => boolean

const anyOf =
  (tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value))

function testOf(node: EqlQuestion, type: ElasticType): Test {
  const wrong = (): never => {
    throw new Error(`${node.kind} is no question to a field of type ${type}: ${node.field.name}`)
  }
  switch (node.kind) {
    case 'equals':
      return anyOf(node.values.map((literal) => equals(literal, node.isCased, type) ?? wrong()))
    case 'compare':
      if (type !== 'long' && type !== 'double') return wrong()
      return (value) => isInOrder(value, node.op, node.number)
    case 'like':
      if (!holdsTexts(type)) return wrong()
      return anyOf(node.patterns.map((text) => isOfForm(wildcards(text), node.isCased)))
    case 'regex': {
      if (!holdsTexts(type)) return wrong()
      const read = node.isCased ? readLuceneRegex : readCaselessLuceneRegex
      return anyOf(node.patterns.map(read).map((test) => (value) => test(String(value))))
    }
    case 'cidr':
      if (type !== 'ip') return wrong()
      return anyOf(node.networks.map(subnet).map((test) => (value) => (test ?? wrong())(String(value))))
  }
}

/** Fields of type `text` and `flattened` cannot be searched. …/eql/eql-syntax#eql-syntax-limitations */
const holdsTexts = (type: ElasticType): boolean =>
  type === 'keyword' || type === 'constant_keyword' || type === 'wildcard'

/** A `term` query finds a number or a boolean in a text field by its text. */
function equals({ type: asked, text }: EqlLiteral, isCased: boolean, type: ElasticType): Test | undefined {
  if (holdsTexts(type)) return isOfForm(joined([text]), isCased)
  if ((type === 'long' || type === 'double') && asked === 'number') return (value) => isSameNumber(value, text)
  if (type === 'boolean' && asked === 'boolean') return (value) => String(value) === text
  return undefined
}

/** "The `*` wildcard matches zero or more characters", "the `?` wildcard matches exactly one character"; nothing escapes them. */
const wildcards = (text: string): Pattern =>
  joined(text.split(/([*?])/).map((part): PatternPart => (part === '*' ? ANY : part === '?' ? ONE : part)))

/**
 * Case-insensitive comparison of ASCII letters. Elasticsearch versions differ for other letters, so it is an error if
 * these matter.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-term-query (case_insensitive)
 */
function isOfForm(form: Pattern, isCased: boolean): Test {
  if (isCased) return (value) => fits(form, String(value), 'minded')
  const least = form.map((part) => (typeof part === 'string' ? lowerAscii(part) : part))
  return (value) => {
    const matches = fits(least, lowerAscii(String(value)), 'minded')
    if (fits(form, String(value), 'ignored') !== matches) throw new Error(`the letter case of ${value} matters`)
    return matches
  }
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
