import { grammarParser, parseBy } from '../grammar.js'
import type { Pattern } from '../pattern.js'
import { likePattern } from './spl-like.js'
import { splitAtPipes } from './spl-pipes.js'
import type { Command, Query, SearchNode, WhereNode } from './spl-tree.js'
import { checkWhere, fieldsIn } from './spl-where-check.js'

const search = grammarParser('splunk/spl-search.peggy')
const where = grammarParser('splunk/spl-where.peggy')

/**
 * The commands of a query: one `search` (implied), any number of `where`, at most one `table` at the end. Throws an
 * error with a place for everything else, and for everything that the manual does not define.
 */
export function parseSpl(query: string): Query {
  const segments = splitAtPipes(query)
  return segments.map(({ text, start }, index) => {
    const fail = (message: string, at: number): never => {
      throw new Error(`${message} (at character ${start + at} of: ${query})`)
    }
    if (index === 0) {
      const expression = parseBy<SearchNode>(search, text, fail)
      if (searchValues(expression).some(({ value }) => hasWildcardInside(value)))
        fail(
          '"wildcard characters in the middle of a word or string might cause inconsistent results" ("Wildcards")',
          0,
        )
      return { kind: 'search', expression }
    }
    const [, name = '', rest = ''] = /^\s*([a-z]+)(?=\s|$)([\s\S]*)$/.exec(text) ?? []
    const offset = text.length - rest.length
    if (name === 'where') {
      const failBehind: Fail = (message, at) => fail(message, offset + at)
      const expression = parseBy<WhereNode>(where, rest, failBehind)
      checkWhere(expression, failBehind)
      return { kind: 'where', expression }
    }
    if (name === 'table' && index === segments.length - 1)
      return { kind: 'table', fields: tableFields(rest, offset, fail) }
    return fail(`no command that the reader knows here: ${text.trim()}`, 0)
  })
}

const hasWildcardInside = (value: Pattern): boolean =>
  value.some((part, index) => typeof part !== 'string' && index > 0 && index < value.length - 1)

type Fail = (message: string, at: number) => never

/** "The list can be space-delimited or comma-delimited" ("table"); a `*` would match other fields. */
function tableFields(text: string, offset: number, fail: Fail): readonly string[] {
  const fields: string[] = []
  const item = /\s*(?:"([^"\\*]+)"|([A-Za-z0-9_.{}@:$-]+))(?:\s*,(?=\s*[^\s,])|(?=\s)|$)/y
  const end = text.trimEnd()
  while (item.lastIndex < end.length || fields.length === 0) {
    const at = item.lastIndex
    const found = item.exec(end)
    if (!found) return fail('no field name', offset + at)
    fields.push(found[1] ?? found[2] ?? '')
  }
  return fields
}

/** A decoded value of a query. `by` is its comparison: an operator, a function's name, or `keyword`. */
export interface SplValue {
  readonly field: string | undefined
  readonly by: string
  readonly value: Pattern
}

/** Every literal value of a query in reading order, so that a test can compare it with the printed values. */
export function values(query: string): readonly SplValue[] {
  return parseSpl(query).flatMap(commandValues)
}

function commandValues(command: Command): readonly SplValue[] {
  switch (command.kind) {
    case 'search':
      return searchValues(command.expression)
    case 'where':
      return whereValues(command.expression, undefined, 'where')
    case 'table':
      return []
  }
}

function searchValues(node: SearchNode): readonly SplValue[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.args.flatMap(searchValues)
    case 'not':
      return searchValues(node.arg)
    case 'compare':
      return [{ field: node.field, by: node.op, value: node.value }]
    case 'in':
      return node.values.map((value) => ({ field: node.field, by: 'IN', value }))
    case 'keyword':
      return [{ field: undefined, by: 'keyword', value: node.value }]
    case 'all':
      return []
  }
}

function whereValues(node: WhereNode, field: string | undefined, by: string): readonly SplValue[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.args.flatMap((arg) => whereValues(arg, field, by))
    case 'not':
      return whereValues(node.arg, field, by)
    case 'join':
      return node.args.flatMap((arg) => whereValues(arg, field, by))
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right].flatMap((side) => whereValues(side, fieldsIn(node)[0] ?? field, node.op))
    case 'call':
      return node.args.flatMap((arg) => whereValues(arg, fieldsIn(node)[0] ?? field, node.name))
    case 'number':
      return [{ field, by, value: [node.text] }]
    case 'text':
      return [{ field, by, value: by === 'like' ? likePattern(node.text) : [node.text] }]
    case 'field':
      return []
  }
}
