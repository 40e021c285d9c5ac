import { createRequire } from 'node:module'
import { ANY, joined } from '../elastic/elastic-pattern.js'
import { withoutStandIns, withStandIns } from './kql-stand-ins.js'
import type { KqlNode, KqlValue } from './kql-tree.js'

// The type sources of the package do not fit this compiler's settings.
const { fromKueryExpression } = createRequire(import.meta.url)('@cybernetex/kbn-es-query') as {
  readonly fromKueryExpression: (query: string) => Node
}

/** The parser's nodes, by the sources of its package. */
type Node =
  | { readonly type: 'function'; readonly function: string; readonly arguments: readonly Node[] }
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'wildcard'; readonly value: string }
  | { readonly type: 'namedArg'; readonly name: string; readonly value: Node }

/** The tree of a query by Kibana's own parser, of version 7; throws the parser's error if it is invalid. */
export const parseKqlByPackage = (query: string): KqlNode => tree(fromKueryExpression(withStandIns(query)))

const WILDCARD = '@kuery-wildcard@'

function tree(node: Node): KqlNode {
  if (node.type !== 'function') throw new Error(`no query: ${JSON.stringify(node)}`)
  const [first, second, third] = node.arguments
  switch (node.function) {
    case 'and':
    case 'or':
      return { kind: node.function, args: branches(node, node.function) }
    case 'not':
      if (first !== undefined) return { kind: 'not', arg: tree(first) }
      break
    case 'is': {
      const field = fieldIn(first)
      const value = valueIn(second, third?.type === 'literal' && third.value === true)
      const present = 'wildcard' in value && JSON.stringify(value.wildcard) === JSON.stringify([ANY])
      return field !== null && present ? { kind: 'exists', field } : { kind: 'is', field, value }
    }
    case 'range': {
      const value = second?.type === 'namedArg' ? valueIn(second.value, false) : undefined
      const field = fieldIn(first)
      if (field !== null && second?.type === 'namedArg' && value !== undefined && 'bare' in value) {
        return { kind: 'range', field, op: second.name, value: String(value.bare) }
      }
    }
  }
  throw new Error(`unknown: ${JSON.stringify(node)}`)
}

/** Nested binary groups are one group. */
function branches(node: Node, name: string): KqlNode[] {
  const found: KqlNode[] = []
  const open = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'function' && next.function === name) open.push(...[...next.arguments].reverse())
    else found.push(tree(next))
  }
  return found
}

function fieldIn(node: Node | undefined): string | null {
  if (node?.type === 'literal' && node.value === null) return null
  if (node?.type === 'literal' && typeof node.value === 'string') return withoutStandIns(node.value)
  throw new Error(`no name of a field: ${JSON.stringify(node)}`)
}

/** A bare text is trimmed; the parser has done that before stand-ins became spaces. */
function valueIn(node: Node | undefined, isPhrase: boolean): KqlValue {
  if (node?.type === 'wildcard') {
    const texts = node.value.split(WILDCARD).map(withoutStandIns)
    const parts = texts.flatMap((text, index) => {
      const start = index === 0 ? text.trimStart() : text
      const trimmed = index === texts.length - 1 ? start.trimEnd() : start
      return index === 0 ? [trimmed] : [ANY, trimmed]
    })
    return { wildcard: joined(parts) }
  }
  if (node?.type !== 'literal') throw new Error(`no value: ${JSON.stringify(node)}`)
  const { value } = node
  if (isPhrase) return { phrase: withoutStandIns(String(value)) }
  // All digits are stand-ins: the parser returns 0 for an empty text.
  if (typeof value === 'number') return { bare: value === 0 ? '' : String(value) }
  return { bare: typeof value === 'string' ? withoutStandIns(value).trim() : value }
}
