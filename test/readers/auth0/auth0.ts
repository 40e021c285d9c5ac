import { grammarReader } from '../grammar.js'
import type { Json } from '../json.js'
import type { Pattern } from '../pattern.js'
import { fits } from '../pattern.js'

export type Auth0Node =
  | { readonly kind: 'and' | 'or'; readonly args: readonly Auth0Node[] }
  | { readonly kind: 'not'; readonly arg: Auth0Node }
  | Term
  | Range

/** Without a field, the term is searched in the few fields that the page lists. */
interface Term {
  readonly kind: 'term'
  readonly field?: string
  readonly value: Pattern
  readonly exact: boolean
}
interface Range {
  readonly kind: 'range'
  readonly field: 'date'
  readonly from: string
  readonly to: string
  readonly open: '[' | '{'
  readonly close: ']' | '}'
}

/** The tree of a query; throws an error with a place if the page does not define the meaning. */
export const parseAuth0 = grammarReader<Auth0Node>('auth0/auth0.peggy')

/**
 * True if the tenant log search, according to its page, returns this event. It unwraps log stream events (`log_id`,
 * `data`).
 */
export function selectsEvent(query: string, event: Json): boolean {
  return selector(query)(event)
}

/** The same for many events: reads the query once. */
export function selector(query: string): (event: Json) => boolean {
  const node = parseAuth0(query)
  return (event) => holds(node, logEvent(event))
}

export interface Auth0Value {
  readonly field: string | undefined
  readonly by: 'exact' | 'term' | 'from' | 'to'
  readonly value: Pattern
}

/** Every literal value of a query in reading order, decoded. */
export function values(query: string): readonly Auth0Value[] {
  return nodeValues(parseAuth0(query))
}

function nodeValues(node: Auth0Node): readonly Auth0Value[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.args.flatMap(nodeValues)
    case 'not':
      return nodeValues(node.arg)
    case 'term':
      return [{ field: node.field, by: node.exact ? 'exact' : 'term', value: node.value }]
    case 'range':
      return [
        { field: node.field, by: 'from', value: [node.from] },
        { field: node.field, by: 'to', value: [node.to] },
      ]
  }
}

type LogEvent = { readonly [key: string]: Json }

function logEvent(event: Json): LogEvent {
  if (!isObject(event)) return {}
  const { data } = event
  return data !== undefined && isObject(data) ? data : event
}

const isObject = (value: Json): value is LogEvent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** "Fields searchable against bare terms". */
const BARE_TERM_FIELDS = ['client_name', 'connection', 'description', 'ip', 'log_id', 'type', 'user_name']

function holds(node: Auth0Node, event: LogEvent): boolean {
  switch (node.kind) {
    case 'and':
      return node.args.every((arg) => holds(arg, event))
    case 'or':
      return node.args.some((arg) => holds(arg, event))
    case 'not':
      return !holds(node.arg, event)
    case 'term': {
      // "Fields match the whole value that is provided and are not tokenized", "searchable and case sensitive".
      const fields = node.field === undefined ? BARE_TERM_FIELDS : [node.field]
      return fields.flatMap((field) => texts(event[field])).some((text) => fits(node.value, text, 'minded'))
    }
    case 'range':
      return texts(event[node.field]).some((text) => lies(Date.parse(text), node))
  }
}

function texts(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((element: Json) => texts(element))
  return typeof value === 'object' ? [] : [String(value)]
}

function lies(time: number, { from, to, open, close }: Range): boolean {
  const after = from === '*' || (open === '[' ? time >= instant(from) : time > instant(from))
  const before = to === '*' || (close === ']' ? time <= instant(to) : time < instant(to))
  return after && before && !Number.isNaN(time)
}

/** A month or a day represents its first moment; the page names no zone, events are in UTC. */
function instant(bound: string): number {
  return Date.parse(bound.includes('T') && !bound.endsWith('Z') ? `${bound}Z` : bound)
}
