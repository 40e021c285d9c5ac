import { readLuceneRegex } from '../lucene/lucene-regex.js'
import { functions } from './esql-functions.js'
import { milliseconds, truncated } from './esql-time.js'
import type { EsqlCall, EsqlNode, EsqlOperator, EsqlScalar, EsqlValue } from './esql-tree.js'

/** The context of an expression. */
export interface EsqlRow {
  readonly column: (name: string) => EsqlValue
  /** The value of `NOW()`. */
  readonly now: Date
  /** The result of `KQL` and `QSTR`; absent if it is unknown. */
  readonly finds?: (name: string, text: string, ignoresCase: boolean) => boolean
}

/**
 * The value of an expression for a row. Throws if the reader does not support it. Null: a comparison with null, and
 * nearly every function of it, is null (…/esql/esql-syntax, "null values"); NOT, AND and OR are three-valued. Several
 * values: null, with a warning (…/esql/esql-multivalued-fields).
 */
export function evaluate(node: EsqlNode, row: EsqlRow): EsqlValue {
  const value = (inner: EsqlNode): EsqlValue => evaluate(inner, row)
  switch (node.kind) {
    case 'and':
      return connected(node.args.map(value), false)
    case 'or':
      return connected(node.args.map(value), true)
    case 'not':
      return ofSingle([value(node.arg)], (arg) => !arg)
    case 'compare':
      return ofSingle([value(node.left), value(node.right)], (left, right) => compared(node.op, left, right))
    case 'in':
      // A null next to a value does not matter: it is one of the alternatives.
      return connected(
        node.list.map((item) => ofSingle([value(node.value), value(item)], (a, b) => compared('==', a, b))),
        true,
      )
    case 'like':
    case 'rlike': {
      const tests = node.patterns.map(node.kind === 'like' ? likeTest : readLuceneRegex)
      return ofSingle([value(node.value)], (text) => tests.some((test) => test(String(text))))
    }
    case 'isNull':
      return (value(node.value) === null) !== (node.not === true)
    case 'call':
      return node.name === 'KQL' || node.name === 'QSTR' ? searched(node, row) : called(node.name, node.args, row)
    case 'sum':
      return added(node, value)
    case 'timespan':
      throw new Error('a time span has no value of its own')
    case 'field':
      return row.column(node.name)
    case 'text':
      return node.text
    case 'number':
      return /^[+-]?\d+$/.test(node.text) ? BigInt(node.text.replace('+', '')) : Number(node.text)
    case 'boolean':
      return node.value
    case 'null':
      return null
  }
}

function searched({ name, args, options }: EsqlCall, { finds }: EsqlRow): boolean {
  const [text] = args
  if (finds === undefined || text?.kind !== 'text') throw new Error(`only an index can tell what ${name} finds`)
  const ignoresCase = options?.case_insensitive
  return finds(name, text.text, ignoresCase?.kind === 'boolean' && ignoresCase.value)
}

function called(name: string, args: readonly EsqlNode[], row: EsqlRow): EsqlValue {
  const value = (arg: EsqlNode): EsqlValue => evaluate(arg, row)
  if (name === 'COALESCE') return args.map(value).find((arg) => arg !== null) ?? null
  if (name === 'CASE') return chosen(args, value)
  if (name === 'NOW') return row.now
  const [span, date] = args
  if (name === 'DATE_TRUNC' && span?.kind === 'timespan' && date !== undefined) {
    return ofSingle([value(date)], (time) => (time instanceof Date ? truncated(time, span) : null))
  }
  const known = functions[name]
  const { evaluate: evaluated } = known ?? {}
  if (evaluated === undefined) throw new Error(`only an index can tell what ${name} finds`)
  const values = args.map(value)
  const [first] = values
  // "The input can be a single- or multi-valued column": each value is converted.
  if (known?.each === true && Array.isArray(first)) return listed(first.map((one: EsqlScalar) => evaluated(one)))
  return ofSingle(values, evaluated)
}

const listed = (values: readonly (EsqlScalar | null)[]): EsqlValue => {
  const [first, ...others] = values.filter((value) => value !== null)
  return first === undefined ? null : others.length === 0 ? first : [first, ...others]
}

/**
 * The value after the first true condition, else the default value, else null.
 * …/esql/functions-operators/conditional-functions-and-expressions
 */
function chosen(args: readonly EsqlNode[], value: (arg: EsqlNode) => EsqlValue): EsqlValue {
  const [first, second, ...others] = args
  if (first === undefined) return null
  if (second === undefined) return value(first)
  return value(first) === true ? value(second) : chosen(others, value)
}

/** Numbers, or a date and a time span. */
function added(node: EsqlNode & { kind: 'sum' }, value: (arg: EsqlNode) => EsqlValue): EsqlValue {
  const sign = node.op === '+' ? 1 : -1
  if (node.right.kind === 'timespan') {
    const length = milliseconds(node.right)
    return ofSingle([value(node.left)], (date) => {
      if (!(date instanceof Date)) throw new Error('a time span is added to a date')
      return new Date(date.getTime() + sign * length)
    })
  }
  return ofSingle([value(node.left), value(node.right)], (left, right) => Number(left) + sign * Number(right))
}

/** A false argument decides AND, a true one OR; otherwise null takes precedence. */
function connected(args: readonly EsqlValue[], decisive: boolean): EsqlValue {
  if (args.includes(decisive)) return decisive
  return args.some((arg) => arg === null) ? null : !decisive
}

function ofSingle(args: readonly EsqlValue[], result: (...args: readonly EsqlScalar[]) => EsqlValue): EsqlValue {
  const scalars = args.filter((arg): arg is EsqlScalar => arg !== null && !Array.isArray(arg))
  return scalars.length === args.length ? result(...scalars) : null
}

function compared(op: EsqlOperator, left: EsqlScalar | undefined, right: EsqlScalar | undefined): boolean {
  if (left === undefined || right === undefined) throw new Error('nothing to compare')
  const order = orderOf(left, right)
  switch (op) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** Texts are ordered by their bytes in UTF-8. */
function orderOf(left: EsqlScalar, right: EsqlScalar): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(left), Buffer.from(right))
  }
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * `*` is any run of characters, `?` one; a backslash escapes them and itself. The whole value must match.
 * …/esql/functions-operators/operators#esql-like
 */
function likeTest(pattern: string): (text: string) => boolean {
  const source = (pattern.match(/\\[\s\S]|[\s\S]/gu) ?? []).map((part) => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    const char = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part
    if (part.startsWith('\\') && !/^[*?\\]$/.test(char)) throw new Error(`what ${part} means is not said`)
    return `\\u{${char.codePointAt(0)?.toString(16)}}`
  })
  const regex = new RegExp(`^${source.join('')}$`, 'su')
  return (text) => regex.test(text)
}
