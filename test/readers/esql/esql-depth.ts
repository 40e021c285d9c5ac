import type { EsqlCommand, EsqlNode } from './esql-tree.js'

/**
 * The nesting depth of a query’s conditions as Elasticsearch counts it. A nested expression is one level deeper, and
 * AND and OR are binary, so that the depth of a chain equals its length. A group inside something else has parentheses.
 *
 * https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/esql/src/main/java/org/elasticsearch/xpack/esql/parser/ExpressionBuilder.java
 */
export const esqlDepth = (commands: readonly EsqlCommand[]): number =>
  Math.max(0, ...commands.flatMap(conditionsOf).map((condition) => 1 + depthOf(condition)))

/** The limit of recent versions; older ones have 400. */
export const DEEPEST_ESQL = 300

function conditionsOf(command: EsqlCommand): readonly EsqlNode[] {
  switch (command.kind) {
    case 'where':
      return [command.condition]
    case 'eval':
      return command.columns.map(({ value }) => value)
    case 'stats':
      return [
        ...command.by.map(({ value }) => value),
        ...command.aggregates.flatMap(({ args, where }) => [...args, ...(where === null ? [] : [where])]),
      ]
  }
}

function depthOf(node: EsqlNode): number {
  switch (node.kind) {
    case 'and':
    case 'or':
      return Math.max(...node.args.map((arg, index) => node.args.length - Math.max(index, 1) + within(arg)))
    case 'not':
      return 1 + within(node.arg)
    case 'compare':
      return 1 + Math.max(valueDepth(node.left), valueDepth(node.right))
    case 'in':
      return 1 + Math.max(...[node.value, ...node.list].map(valueDepth))
    case 'like':
    case 'rlike':
    case 'isNull':
      return 1 + valueDepth(node.value)
    default:
      return valueDepth(node)
  }
}

const isGroup = ({ kind }: EsqlNode): boolean => kind === 'and' || kind === 'or'

const within = (node: EsqlNode): number => (isGroup(node) ? 2 : 0) + depthOf(node)

function valueDepth(node: EsqlNode): number {
  if (node.kind === 'call') return 1 + Math.max(0, ...node.args.map(depthOf))
  if (node.kind === 'sum') return 1 + Math.max(valueDepth(node.left), valueDepth(node.right))
  return 1
}
