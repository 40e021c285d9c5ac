import { createRequire } from 'node:module'
import { parseKql } from '../readers/kql/kql.js'
import { parseKqlByPackage } from '../readers/kql/kql-package.js'
import { withoutStandIns, withStandIns } from '../readers/kql/kql-stand-ins.js'
import type { OpenEngine } from './engine.js'
import { openSearch } from './opensearch.js'

// The type sources of the package do not fit this compiler's settings.
const { fromKueryExpression, toElasticsearchQuery } = createRequire(import.meta.url)('@cybernetex/kbn-es-query') as {
  readonly fromKueryExpression: (query: string) => Node
  readonly toElasticsearchQuery: (node: Node) => Dsl
}

/** The parser's nodes, by the sources of its package. */
type Node =
  | FunctionNode
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'wildcard'; readonly value: string }
  | { readonly type: 'namedArg'; readonly name: string; readonly value: Node }

interface FunctionNode {
  readonly type: 'function'
  readonly function: string
  readonly arguments: readonly Node[]
}

interface Dsl {
  readonly [name: string]: unknown
}

/**
 * Kibana's own parser of KQL, and the queries that it generates, run by OpenSearch. The only published package is of
 * version 7; stand-ins bridge the differences to today's grammar.
 */
export const openKibana: OpenEngine = async () => {
  const search = await openSearch(
    {
      name: 'kibana',
      targets: ['kql'],
      about:
        "Kibana's own parser and its translation to the Query DSL (@cybernetex/kbn-es-query 1.0.2, from version 7, with adapters for later changes). OpenSearch 2.19.3 runs the result as a library. Every field is a keyword field for Kibana. Nested queries are not tested.",
    },
    'dsl',
  )
  if (search === undefined) return undefined
  const translate = remembering(translated)
  return {
    ...search,
    accepts: async (queries) => {
      const texts = queries.map(translate)
      const verdicts = await search.accepts(texts.flatMap((text) => ('dsl' in text ? [text.dsl] : [])))
      const rest = [...verdicts]
      return texts.map((text) => ('dsl' in text ? (rest.shift() ?? null) : text.refused))
    },
    select: async (tasks) => {
      const texts = tasks.map(({ query }) => translate(query))
      const readable = tasks.flatMap(({ events }, at) => {
        const text = texts[at]
        return text !== undefined && 'dsl' in text ? [{ query: text.dsl, events }] : []
      })
      const rest = [...(await search.select(readable))]
      return texts.map((text) => ('dsl' in text ? (rest.shift() ?? null) : null))
    },
  }
}

/** The current grammar of Kibana, which must read a query as the published parser does. */
export const openKqlGrammar: OpenEngine = async () => ({
  name: 'kql-grammar',
  targets: ['kql'],
  about:
    "Kibana's current grammar, in a parser written for these tests. It parses queries, and rejects those that it and the published parser of version 7 read in different ways. It does not evaluate them.",
  accepts: async (queries) => queries.map(refusalByGrammar),
  close: async () => undefined,
})

function refusalByGrammar(query: string): string | null {
  try {
    const [current, published] = [parseKql(query), parseKqlByPackage(query)].map((tree) => JSON.stringify(tree))
    return current === published ? null : `read as ${current}, and by version 7 as ${published}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The same, with a cache for the last text. */
function remembering<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const found = known.get(text) ?? make(text)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, found)
    return found
  }
}

const MOST_KNOWN = 1_000

function translated(query: string): { readonly dsl: string } | { readonly refused: string } {
  try {
    return { dsl: JSON.stringify(dsl(fromKueryExpression(withStandIns(query)))) }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

/** The package's own translation, except for a value with wildcards in a named field. */
function dsl(node: Node): Dsl {
  if (node.type === 'function' && node.function === 'and') return { bool: { filter: branches(node).map(dsl) } }
  if (node.type === 'function' && node.function === 'or') {
    return { bool: { should: branches(node).map(dsl), minimum_should_match: 1 } }
  }
  if (node.type === 'function' && node.function === 'not') return { bool: { must_not: node.arguments.map(dsl) } }
  const leaf = restored(node)
  return keywordWildcard(leaf) ?? toElasticsearchQuery(leaf)
}

/** Groups of two inside groups of two are one group. */
function branches(group: FunctionNode): readonly Node[] {
  const found: Node[] = []
  const open: Node[] = [group]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'function' && next.function === group.function) open.push(...[...next.arguments].reverse())
    else found.push(next)
  }
  return found
}

const WILDCARD = '@kuery-wildcard@'

/**
 * Since version 8, Kibana uses a `wildcard` query for such a value in a field that it knows as a keyword field.
 * `query_string` would split it at its spaces.
 *
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/functions/is.ts
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-wildcard-query
 */
function keywordWildcard(node: Node): Dsl | undefined {
  if (node.type !== 'function' || node.function !== 'is') return undefined
  const [field, value] = node.arguments
  if (field?.type !== 'literal' || typeof field.value !== 'string') return undefined
  if (value?.type !== 'wildcard' || value.value === WILDCARD) return undefined
  const texts = value.value.split(WILDCARD).map((text) => text.replace(/[*?\\]/g, '\\$&'))
  return { wildcard: { [field.value]: { value: texts.join('*') } } }
}

/** Characters instead of their stand-ins, and a bare value without spaces at its ends, as in today's grammar. */
function restored(node: Node): Node {
  switch (node.type) {
    case 'function': {
      const args = node.arguments.map(restored)
      const isPhrase = args.some((arg) => arg.type === 'literal' && arg.value === true)
      return { ...node, arguments: node.function !== 'is' || isPhrase ? args : args.map(trimmed) }
    }
    case 'namedArg':
      return { ...node, value: restored(node.value) }
    case 'wildcard':
      return { ...node, value: withoutStandIns(node.value) }
    case 'literal':
      // All digits were stand-ins: the parser returns 0 for an empty text.
      if (typeof node.value === 'number') return { ...node, value: node.value === 0 ? '' : String(node.value) }
      return typeof node.value === 'string' ? { ...node, value: withoutStandIns(node.value) } : node
  }
}

function trimmed(node: Node): Node {
  if (node.type === 'wildcard') return { ...node, value: node.value.trim() }
  return node.type === 'literal' && typeof node.value === 'string' ? { ...node, value: node.value.trim() } : node
}
