import { grammarReader } from '../grammar.js'
import type { Json } from '../json.js'
import { ordered } from '../ordered.js'
import type { Pattern } from '../pattern.js'
import { fits } from '../pattern.js'
import { eventTexts, fieldValues } from '../splunk/spl-fields.js'
import { subnet } from '../subnet.js'

export type DatadogNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly DatadogNode[] }
  | { readonly kind: 'not'; readonly arg: DatadogNode }
  | { readonly kind: 'cidr'; readonly field: string; readonly networks: readonly string[] }
  | { readonly kind: 'attribute'; readonly field: string; readonly value: Answer }
  /** A reserved attribute, or a tag. */
  | { readonly kind: 'tag'; readonly key: string; readonly value: Answer }
  /** In the message, or everywhere. */
  | { readonly kind: 'text'; readonly everywhere: boolean; readonly value: Value }
export interface Value {
  readonly kind: 'quoted' | 'bare'
  readonly pattern: Pattern
}
type Answer =
  | { readonly kind: 'list'; readonly values: readonly Value[] }
  | { readonly kind: 'compare'; readonly op: '<' | '<=' | '>' | '>='; readonly number: string }
  | {
      readonly kind: 'range'
      readonly from: string
      readonly to: string
      readonly open: '[' | '{'
      readonly close: ']' | '}'
    }

/** The tree of a query; throws an error with a place if the page does not define the meaning. */
export const parseDatadog = grammarReader<DatadogNode>('datadog/datadog.peggy')

/**
 * True if the log search, according to its page, returns this log. The event's keys are the log's attributes, including
 * reserved ones.
 */
export function selectsEvent(query: string, event: Json): boolean {
  return selector(query)(event)
}

/** Returns the text of a log in which words without an attribute are searched. */
type TextOf = (event: Json) => readonly string[]

const message: TextOf = (event) => fieldValues(event, 'message', {})

/** The same for many logs: reads the query once. The text of a log is its message by default. */
export function selector(query: string, textOf: TextOf = message): (event: Json) => boolean {
  const node = parseDatadog(query)
  return (event) => holds(node, event, textOf)
}

function holds(node: DatadogNode, event: Json, textOf: TextOf): boolean {
  switch (node.kind) {
    case 'and':
      return node.args.every((arg) => holds(arg, event, textOf))
    case 'or':
      return node.args.some((arg) => holds(arg, event, textOf))
    case 'not':
      return !holds(node.arg, event, textOf)
    case 'cidr': {
      // "Any IP addresses in an array attribute … that fall under" one of the blocks.
      const tests = node.networks.map((network) => subnet(network) ?? fail(`${network} is no network`))
      return attributeValues(event, node.field).some((value) => tests.some((test) => test(value)))
    }
    case 'attribute':
      return answers(node.value, attributeValues(event, node.field))
    case 'tag':
      return tagAnswers(node.key, node.value, event)
    case 'text':
      return (node.everywhere ? eventTexts(event, {}) : textOf(event)).some((text) => says(node.value, text))
  }
}

/** The values of an attribute. The name has no marks of lists: `{}` would be a part of the name. */
const attributeValues = (event: Json, name: string): readonly string[] =>
  name.includes('{}') && !Object.hasOwn(Object(event), name) ? [] : fieldValues(event, name, {})

/** "Attributes searches are case sensitive." A list matches if an element does. */
function answers(value: Answer, found: readonly string[]): boolean {
  switch (value.kind) {
    case 'list':
      return value.values.some(({ pattern }) => found.some((text) => fits(pattern, text, 'minded')))
    case 'compare':
      return found.some((text) => ordered(value.op, Number(text) - Number(value.number)))
    case 'range': {
      const { from, to, open, close } = value
      return found.some(
        (text) =>
          (from === '*' || ordered(open === '[' ? '>=' : '>', Number(text) - Number(from))) &&
          (to === '*' || ordered(close === ']' ? '<=' : '<', Number(text) - Number(to))),
      )
    }
  }
}

const RESERVED = ['host', 'service', 'source', 'status', 'tags', 'trace_id']

function tagAnswers(key: string, value: Answer, event: Json): boolean {
  if (RESERVED.includes(key)) return answers(value, fieldValues(event, key, {}))
  if (key === 'message') {
    if (value.kind !== 'list') return fail('a message is no number')
    return fieldValues(event, key, {}).some((text) => value.values.some((one) => isAll(one) || says(one, text)))
  }
  // "Your logs inherit tags", `key:value`; they are in lower case.
  const tags = fieldValues(event, 'tags', {}).map((tag) => tag.toLowerCase())
  return answers(
    value,
    tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1)),
  )
}

const isAll = ({ kind, pattern }: Value): boolean =>
  kind === 'bare' && pattern.length === 1 && typeof pattern[0] !== 'string'

/**
 * A text is searched by words, case-insensitively. The page does not define what separates words. The reader separates
 * them in the finest and in the coarsest way; a query for which that matters has no defined meaning.
 */
function says(value: Value, text: string): boolean {
  const wanted = value.kind === 'bare' ? [value.pattern] : phrase(value.pattern)
  const [fine, coarse] = [text.match(/[\p{L}\p{N}]+/gu) ?? [], text.split(/\s+/)].map((words) =>
    words.some((_, at) => wanted.every((word, index) => fits(word, words[at + index] ?? '', 'ignored'))),
  )
  if (fine !== coarse) fail(`how words are parted matters for ${JSON.stringify(wanted)} in ${JSON.stringify(text)}`)
  return fine === true
}

function phrase([text = '']: Pattern): Pattern[] {
  const words = typeof text === 'string' ? text.split(/\s+/).filter((word) => word !== '') : []
  return words.length === 0 ? fail('a phrase without words') : words.map((word) => [word])
}

function fail(because: string): never {
  throw new Error(because)
}

export interface DatadogValue {
  /** With its mark: `@name`, `name:`, `*:`, or nothing. */
  readonly of: string
  readonly by: 'quoted' | 'bare'
  readonly value: Pattern
}

/** Every literal value of a query in reading order, decoded. */
export const values = (query: string): readonly DatadogValue[] => nodeValues(parseDatadog(query))

function nodeValues(node: DatadogNode): readonly DatadogValue[] {
  const decoded = (of: string, { kind, pattern }: Value): DatadogValue => ({ of, by: kind, value: pattern })
  const listed = (of: string, value: Answer) =>
    value.kind === 'list' ? value.values.map((one) => decoded(of, one)) : []
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.args.flatMap(nodeValues)
    case 'not':
      return nodeValues(node.arg)
    case 'cidr':
      return []
    case 'attribute':
      return listed(`@${node.field}`, node.value)
    case 'tag':
      return listed(`${node.key}:`, node.value)
    case 'text':
      return [decoded(node.everywhere ? '*:' : '', node.value)]
  }
}
