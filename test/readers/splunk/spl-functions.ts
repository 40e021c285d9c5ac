import { fits } from '../pattern.js'
import { subnet } from '../subnet.js'
import { pcre } from './pcre.js'
import { likePattern } from './spl-like.js'
import { relativeTime, strftime, strptime } from './spl-time.js'
import { type Atom, asNumber, atoms, numberIn, numberValue, single, textValue, type Value } from './spl-values.js'

/**
 * The functions that a query may call, from the Search Reference. `parameters` and `result` follow the manual: a
 * Boolean only where "if", "case" or a filter accepts one.
 */
export interface SplFunction {
  readonly parameters: readonly ('value' | 'boolean' | 'any')[]
  /** The number of optional parameters, or Infinity for "…". */
  readonly optional?: number
  readonly result: 'value' | 'boolean' | 'branches'
  readonly call: (args: readonly Value[]) => Value
}

const value = ['value'] as const
const two = ['value', 'value'] as const
const three = ['value', 'value', 'value'] as const

export const FUNCTIONS: Readonly<Record<string, SplFunction>> = {
  // Comparison and Conditional functions. The pages do not mention multivalue fields: each is read as "any value",
  // which is the practice; only mvfind() and mvfilter() follow the manual. NULL in gives NULL out.
  match: { parameters: two, result: 'boolean', call: ([x, p]) => any(x, p, (text, regex) => pcre(regex).test(text)) },
  like: {
    parameters: two,
    result: 'boolean',
    call: ([x, p]) => any(x, p, (text, pattern) => fits(likePattern(pattern), text, 'minded')),
  },
  cidrmatch: {
    parameters: two,
    result: 'boolean',
    call: ([net, x]) => any(x, net, (address, network) => subnet(network)?.(address) ?? false),
  },
  in: { parameters: two, optional: Number.POSITIVE_INFINITY, result: 'boolean', call: isIn },
  isnull: { parameters: value, result: 'boolean', call: ([x]) => x === null },
  isnotnull: { parameters: value, result: 'boolean', call: ([x]) => x !== null },
  if: {
    parameters: ['boolean', 'any', 'any'],
    result: 'branches',
    call: ([test, yes = null, no = null]) => (test === true ? yes : no),
  },
  // "compares the values in two fields and returns NULL if the value in <field1> is equal to the value in <field2>"
  nullif: {
    parameters: ['value', 'value'],
    result: 'value',
    call: ([first = null, second = null]) => {
      const [a, b] = [single(first), single(second)]
      return a !== undefined && b !== undefined && equal(a, b) ? null : first
    },
  },
  coalesce: {
    parameters: value,
    optional: Number.POSITIVE_INFINITY,
    result: 'value',
    call: (args) => args.find((arg) => arg !== null) ?? null,
  },
  true: { parameters: [], result: 'boolean', call: () => true },
  false: { parameters: [], result: 'boolean', call: () => false },
  null: { parameters: [], result: 'value', call: () => null },
  // Text functions: only lower and upper have the remark "You can use this function on multivalue fields". len, substr
  // and replace are "not supported on multivalue fields", so they return NULL for one.
  lower: { parameters: value, result: 'value', call: ([x = null]) => each(x, (text) => text.toLowerCase()) },
  upper: { parameters: value, result: 'value', call: ([x = null]) => each(x, (text) => text.toUpperCase()) },
  len: { parameters: value, result: 'value', call: ([x]) => ofOne([x], ([text]) => numberValue([...text].length)) },
  substr: { parameters: three, optional: 1, result: 'value', call: (args) => ofOne(args, substr) },
  replace: { parameters: three, result: 'value', call: (args) => ofOne(args, replace) },
  // Conversion functions, Date and Time functions: one value in, one value out.
  tonumber: {
    parameters: value,
    result: 'value',
    call: (args) => ofOne(args, ([text]) => orNull(numberIn(text))),
  },
  tostring: { parameters: ['any'], result: 'value', call: ([x = null]) => toText(x) },
  strftime: {
    parameters: two,
    result: 'value',
    call: (args) =>
      ofOne(args, ([time, format = '']) => {
        const seconds = numberIn(time)
        return seconds === undefined ? null : textValue(strftime(seconds, format))
      }),
  },
  strptime: {
    parameters: two,
    result: 'value',
    call: (args) => ofOne(args, ([text, format = '']) => orNull(strptime(text, format))),
  },
  // "Applies a relative time modifier to a UNIX time."
  relative_time: {
    parameters: two,
    result: 'value',
    call: (args) =>
      ofOne(args, ([time, modifier = '']) => {
        const seconds = numberIn(time)
        return seconds === undefined ? null : numberValue(relativeTime(seconds, modifier))
      }),
  },
  // Multivalue functions; mvfilter and mvmap use their argument's text, so they are part of the evaluation.
  mvcount: {
    parameters: value,
    result: 'value',
    call: ([x = null]) => (x === null ? null : numberValue(atoms(x).length)),
  },
  // "splits the string values on the delimiter and returns the string values as a multivalue field".
  split: { parameters: two, result: 'value', call: (args) => ofOne(args, split) },
  mvfind: { parameters: two, result: 'value', call: ([x = null, regex = null]) => mvfind(x, regex) },
  mvfilter: { parameters: ['boolean'], result: 'value', call: () => null },
  mvmap: { parameters: two, result: 'value', call: () => null },
  // This function, too, which has no parameters.
  now: { parameters: [], result: 'value', call: () => null },
}

function any(
  x: Value | undefined,
  pattern: Value | undefined,
  test: (text: string, pattern: string) => boolean,
): Value {
  const one = single(pattern ?? null)
  if (x === undefined || x === null || !one) return null
  return atoms(x).some((atom) => test(atom.text, one.text))
}

/** "You cannot specify wildcard characters": each is the comparison by `=`. */
function isIn([x = null, ...list]: readonly Value[]): Value {
  if (x === null) return null
  return list.some((entry) => atoms(entry).some((right) => atoms(x).some((left) => equal(left, right))))
}

/** "The operators accept two numbers or two strings": numeric only if both are numbers. */
export function equal(left: Atom, right: Atom): boolean {
  const [a, b] = [asNumber(left), asNumber(right)]
  return a !== undefined && b !== undefined ? a === b : left.text === right.text
}

const each = (x: Value, change: (text: string) => string): Value =>
  x === null || typeof x === 'boolean' ? null : x.map((atom) => ({ kind: 'text', text: change(atom.text) }))

function ofOne(args: readonly (Value | undefined)[], call: (texts: [string, ...string[]]) => Value): Value {
  const texts = args.map((arg) => single(arg ?? null)?.text)
  const [first, ...rest] = texts.filter((text) => text !== undefined)
  return first === undefined || texts.includes(undefined) ? null : call([first, ...rest])
}

const orNull = (result: number | undefined): Value => (result === undefined ? null : numberValue(result))

/** "The indexes follow SQLite semantics; they start at 1. Negative indexes … from the end of the string." */
function substr([text, from, length]: readonly string[]): Value {
  const points = [...(text ?? '')]
  const start = Number(from) < 0 ? Math.max(points.length + Number(from), 0) : Number(from) - 1
  const end = length === undefined ? points.length : start + Number(length)
  return textValue(points.slice(Math.max(start, 0), Math.max(end, 0)).join(''))
}

/** The page does not document an empty delimiter. */
function split([text = '', delimiter = '']: readonly string[]): Value {
  if (delimiter === '') return null
  return text.split(delimiter).map((piece) => ({ kind: 'text', text: piece }))
}

/** "every occurrence of the regular expression"; groups are written \1. */
function replace([text, regex, by]: readonly string[]): Value {
  const found = pcre(regex ?? '')
  const replacement = (by ?? '').replaceAll('$', '$$$$').replace(/\\([1-9])/g, '$$$1')
  return textValue((text ?? '').replace(new RegExp(found.source, `${found.flags}g`), replacement))
}

/** "You can convert booleans and nulls to strings" ("eval"). */
function toText(x: Value): Value {
  if (x === null) return textValue('Null')
  if (typeof x === 'boolean') return textValue(x ? 'True' : 'False')
  return x.length === 1 ? textValue(x[0]?.text ?? '') : null
}

/** "the index of the first matching value is returned (beginning with zero). If no values match, NULL is returned." */
function mvfind(x: Value, regex: Value): Value {
  const pattern = single(regex)
  if (x === null || !pattern) return null
  const index = atoms(x).findIndex((atom) => pcre(pattern.text).test(atom.text))
  return index < 0 ? null : numberValue(index)
}
