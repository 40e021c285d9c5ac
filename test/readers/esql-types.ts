import { functions } from './esql-functions.js'
import type { EsqlNode, EsqlType } from './esql-tree.js'

export type FieldTypes = ReadonlyMap<string, EsqlType>

/**
 * The types that the fields of a condition must have: Elasticsearch verifies a query before it runs, and refuses one that asks a field
 * for something else than its type has. Throws if no types will do. A field of which nothing is asked is a text.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/limitations
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-implicit-casting
 */
export function fieldTypes(condition: EsqlNode): FieldTypes {
  const types = new Map<string, EsqlType>()
  const pairs: (readonly [string, string])[] = []

  function typeOf(node: EsqlNode): EsqlType | undefined {
    switch (node.kind) {
      case 'and':
      case 'or':
        for (const arg of node.args) demand(arg, 'boolean')
        return 'boolean'
      case 'not':
        demand(node.arg, 'boolean')
        return 'boolean'
      case 'compare':
        alike(node.left, node.right)
        return 'boolean'
      case 'in':
        for (const item of node.list) alike(node.value, item)
        return 'boolean'
      case 'like':
      case 'rlike':
        demand(node.value, 'text')
        return 'boolean'
      case 'isNull':
        typeOf(node.value)
        return 'boolean'
      case 'call':
        return callType(node.name, node.args)
      case 'field':
        return types.get(node.name)
      case 'text':
      case 'number':
      case 'boolean':
      case 'null':
        return node.kind
    }
  }

  function callType(name: string, args: readonly EsqlNode[]): EsqlType | undefined {
    if (name === 'COALESCE') {
      for (const arg of args.slice(1)) if (args[0] !== undefined) alike(args[0], arg)
      return args[0] === undefined ? undefined : typeOf(args[0])
    }
    const known = functions[name]
    if (known === undefined) throw new Error(`no function that the reader knows: ${name}`)
    if (args.length < known.args.length) throw new Error(`${name} takes ${known.args.length} values`)
    args.forEach((arg, index) => {
      const type = known.args[Math.min(index, known.args.length - 1)]
      if (type !== undefined) demand(arg, type)
    })
    return known.result
  }

  function alike(left: EsqlNode, right: EsqlNode): void {
    if (left.kind === 'field' && right.kind === 'field') pairs.push([left.name, right.name])
    else if (left.kind === 'field') demand(left, typeOf(right) ?? 'text')
    else demand(right, typeOf(left) ?? 'text')
  }

  function demand(node: EsqlNode, type: EsqlType): void {
    const own = typeOf(node)
    if (own === undefined && node.kind === 'field' && type !== 'null') types.set(node.name, type)
    else if (own !== undefined && own !== type && own !== 'null' && type !== 'null') {
      const what = node.kind === 'field' ? `the field \`${node.name}\`` : node.kind
      throw new Error(`${what} is asked as ${own} and as ${type}`)
    }
  }

  demand(condition, 'boolean')
  for (const [left, right] of pairs) {
    const type = types.get(left) ?? types.get(right) ?? 'text'
    demand({ kind: 'field', name: left }, type)
    demand({ kind: 'field', name: right }, type)
  }
  return types
}
