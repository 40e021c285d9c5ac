import { join } from 'node:path'
import type { Json } from '../../src/index.js'
import type { OpenEngine, Task } from './engine.js'
import { installed } from './installation.js'
import { programEngine } from './program-engine.js'

export const openDatadog: OpenEngine = async () => {
  const folder = installed('vrl')
  if (folder === undefined) return undefined
  const vrl = programEngine(
    {
      name: 'vrl',
      targets: ['datadog'],
      about:
        "Datadog's own implementation of its log search in VRL 0.38 (match_datadog_query). It does not support CIDR(), `?` or `@` in names, and reads an escaped star as a wildcard. It treats a list or an object as text, so it does not judge events with one in an attribute of the query. Its wildcards stop at line breaks, so the tests replace these with another character. It searches words in the whole text of a log.",
    },
    join(folder, process.platform === 'win32' ? 'vrl-engine.exe' : 'vrl-engine'),
    [],
    'datadog',
  )
  return {
    ...vrl,
    accepts: (queries) => vrl.accepts(queries.map(withoutNetworks)),
    select: async (tasks) => {
      const known = tasks.filter(({ query }) => isKnown(query))
      const rest = [...(await vrl.select(known.map(asLog)))]
      return tasks.map(({ query, events }) => {
        const verdicts = isKnown(query) ? (rest.shift() ?? null) : null
        const reads = readsPlainly(query)
        return verdicts?.map((verdict, at) => (reads(log(events[at])) ? verdict : null)) ?? null
      })
    },
  }
}

/**
 * The query with another predicate on the same attribute for each `CIDR(…)`, which VRL does not support. This way VRL
 * still reads the text around it, and the name of the attribute.
 */
const withoutNetworks = (query: string): string =>
  query.replace(
    /"(?:\\[\s\S]|[^"\\])*"|\bCIDR\((@(?:\\[\s\S]|[^,\\])+)(?:,[\da-fA-F:.]+\/\d{1,3})+\)/g,
    (found, name) => (name === undefined ? found : `${name}:x`),
  )

/**
 * VRL reads `CIDR(…)` as words, `?` as a literal character, `\*` like `*`, and `@` in the name of an attribute like a
 * dot; Datadog's search does not.
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
const isKnown = (query: string): boolean =>
  !/\bCIDR\(|\?|\\\*|@[^\s:"]*@[^\s:"]*:/.test(query.replace(/\\[^*?]/g, '').replace(/"(?:\\[\s\S]|[^"\\])*"/g, '""'))

/** An attribute of the query: after `@`, or a reserved one such as `status` before a colon. */
const ATTRIBUTE = /(?:@|(?<![^\s(-])(?=\w[\w.-]*:))((?:\\[\s\S]|[^:,\\"\s()])+)/g

/**
 * True if no attribute of the query is a list or an object in a log, or lies in a list. VRL treats these as texts; the
 * search tests the elements of a list.
 */
function readsPlainly(query: string): (log: Json) => boolean {
  const outside = query.replace(/(\\[\s\S])|"(?:\\[\s\S]|[^"\\])*"/g, (_, escaped) => escaped ?? '""')
  const paths = [...outside.matchAll(ATTRIBUTE)].map(([, name = '']) => name.replace(/\\([\s\S])/g, '$1').split('.'))
  return (log) => paths.every((path) => isPlain(log, path))
}

function isPlain(value: Json, [name, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value)) return false
  if (!isObject(value)) return true
  return name !== undefined && (Object.hasOwn(value, name) ? isPlain(value[name], rest) : true)
}

const asLog = ({ query, events }: Task): Task => ({ query, events: events.map(asText) })

/**
 * A log, with its whole text where VRL searches for words in addition to the message. No query can contain a line
 * break, and VRL's wildcards stop at one, unlike those of the search.
 */
const asText = (event: Json): Json => {
  const attributes = log(event)
  return isObject(attributes) ? { ...attributes, _default_: JSON.stringify(event) } : attributes
}

/** A log as Datadog stores it: null attributes and empty objects are missing, and dots in names lead into objects. */
function log(value: Json): Json {
  if (Array.isArray(value)) return value.map(log)
  if (typeof value === 'string') return value.replaceAll('\n', '\u2028')
  if (!isObject(value)) return value
  const attributes: Attributes = {}
  for (const [name, inner] of Object.entries(value)) {
    const own = inner === null || inner === undefined ? undefined : log(inner)
    if (own !== undefined && !(isObject(own) && Object.keys(own).length === 0)) put(attributes, name.split('.'), own)
  }
  return attributes
}

type Attributes = { [name: string]: Json }

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function put(attributes: Attributes, path: readonly string[], value: Json): void {
  const [name = '', ...rest] = path
  const inner = attributes[name]
  const own: Attributes = isObject(inner) ? { ...inner } : {}
  if (rest.length === 0) attributes[name] = isObject(value) ? { ...own, ...value } : value
  else {
    put(own, rest, value)
    attributes[name] = own
  }
}
