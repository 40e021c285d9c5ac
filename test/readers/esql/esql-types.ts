import { aggregateFunctions } from './esql-aggregates.js'
import { functions } from './esql-functions.js'
import type { EsqlAggregate, EsqlColumn, EsqlCommand, EsqlNode, EsqlType } from './esql-tree.js'

export type FieldTypes = ReadonlyMap<string, EsqlType>

/**
 * The types that the fields of events must have. Elasticsearch verifies a query before it runs, and rejects one that
 * uses a field as another type. Throws if no types fit. An unused field is a text.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/limitations
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-implicit-casting
 */
export function fieldTypes(commands: readonly EsqlCommand[]): FieldTypes {
  const types = new Map<string, EsqlType>([['@timestamp', 'date']])
  const pairs: (readonly [string, string])[] = []
  /** Computed columns; after STATS there are no others. */
  let computed: ReadonlyMap<string, EsqlType> = new Map()
  let hasFields = true

  function fieldType(name: string): EsqlType | undefined {
    const own = computed.get(name)
    if (own === undefined && !hasFields) throw new Error(`there is no column \`${name}\` any more`)
    return own ?? types.get(name)
  }

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
        return fieldType(node.name)
      case 'sum':
        return sumType(node)
      case 'text':
      case 'number':
      case 'boolean':
      case 'null':
      case 'timespan':
        return node.kind
    }
  }

  function sumType({ left, right }: EsqlNode & { kind: 'sum' }): EsqlType {
    const type = right.kind === 'timespan' ? 'date' : 'number'
    demand(left, type)
    if (type === 'number') demand(right, type)
    return type
  }

  /** Conditions and values alternate; the values have one type. */
  function caseType(args: readonly EsqlNode[]): EsqlType | undefined {
    const values: EsqlNode[] = []
    args.forEach((arg, index) => {
      if (index % 2 === 1 || index === args.length - 1) values.push(arg)
      else demand(arg, 'boolean')
    })
    const [first, ...others] = values
    if (first === undefined) throw new Error('CASE takes a condition and a value')
    for (const other of others) alike(first, other)
    return typeOf(first)
  }

  function callType(name: string, args: readonly EsqlNode[]): EsqlType | undefined {
    if (name === 'COALESCE') {
      for (const arg of args.slice(1)) if (args[0] !== undefined) alike(args[0], arg)
      return args[0] === undefined ? undefined : typeOf(args[0])
    }
    if (name === 'CASE') return caseType(args)
    const known = functions[name]
    if (known === undefined) throw new Error(`no function that the reader knows: ${name}`)
    if (args.length < known.args.length) throw new Error(`${name} takes ${known.args.length} values`)
    args.forEach((arg, index) => {
      const type = known.args[Math.min(index, known.args.length - 1)]
      if (type === 'any') typeOf(arg)
      else if (type !== undefined) demand(arg, type)
    })
    return known.result
  }

  const isOpen = (node: EsqlNode): node is EsqlNode & { kind: 'field' } =>
    node.kind === 'field' && !computed.has(node.name)

  function alike(left: EsqlNode, right: EsqlNode): void {
    if (isOpen(left) && isOpen(right)) pairs.push([left.name, right.name])
    else if (left.kind === 'field') demand(left, typeOf(right) ?? 'text')
    else demand(right, typeOf(left) ?? 'text')
  }

  function demand(node: EsqlNode, type: EsqlType): void {
    const own = typeOf(node)
    if (type === 'timespan' && own !== 'timespan') throw new Error('a time span is a number and a unit')
    if (own === undefined && node.kind === 'field' && type !== 'null') types.set(node.name, type)
    else if (own !== undefined && own !== type && own !== 'null' && type !== 'null') {
      const what = node.kind === 'field' ? `the field \`${node.name}\`` : node.kind
      throw new Error(`${what} is asked as ${own} and as ${type}`)
    }
  }

  function columnType({ value }: EsqlColumn): EsqlType {
    return typeOf(value) ?? 'text'
  }

  function aggregateType({ call, args, where }: EsqlAggregate): EsqlType {
    const known = aggregateFunctions[call]
    if (known === undefined) throw new Error(`no aggregate that the reader knows: ${call}`)
    if (where !== null) demand(where, 'boolean')
    const [value, rank] = args
    if (value === undefined && call !== 'COUNT') throw new Error(`${call} takes a value`)
    if ((call === 'PERCENTILE') !== (rank !== undefined)) throw new Error(`${call} with ${args.length} values`)
    if (value !== undefined && known.takes !== undefined) demand(value, known.takes)
    return known.result ?? (value === undefined ? undefined : typeOf(value)) ?? 'text'
  }

  function command(one: EsqlCommand): void {
    if (one.kind === 'where') demand(one.condition, 'boolean')
    else if (one.kind === 'eval') {
      for (const column of one.columns) computed = new Map(computed).set(column.name, columnType(column))
    } else stats(one)
  }

  function stats(one: EsqlCommand & { kind: 'stats' }): void {
    const groups = one.by.map((column) => [column.name, columnType(column)] as const)
    const aggregates = one.aggregates.map((aggregate) => [aggregate.name, aggregateType(aggregate)] as const)
    computed = new Map([...aggregates, ...groups])
    if (computed.size < aggregates.length + groups.length) throw new Error('two columns have one name')
    hasFields = false
  }

  for (const one of commands) command(one)
  computed = new Map()
  hasFields = true
  for (const [left, right] of pairs) {
    const type = types.get(left) ?? types.get(right) ?? 'text'
    demand({ kind: 'field', name: left }, type)
    demand({ kind: 'field', name: right }, type)
  }
  return types
}
