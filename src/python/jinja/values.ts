import type { Data } from '../../rule/yaml/data.js'
import type { Work } from './work.js'

/** A value of a template. None is a JavaScript object whose properties a template could reach. */
export type Value = string | number | boolean | null | Text | List | Dict | Namespace | Missing | Callable

/** A text with attributes: the parts of a tag, the name of a level, the parts and methods of a date. */
export interface Text {
  readonly kind: 'text'
  readonly text: string
  readonly attributes: ReadonlyMap<string, Value>
  /** True if it was escaped for HTML or JSON: Jinja2 would escape a text that `+` appends to it. */
  readonly safe: boolean
}
/** A list; a frozen one is a tuple. */
export type List = Value[]
export type Dict = Map<string | number, Value>

export interface Namespace {
  readonly kind: 'namespace'
  readonly values: Map<string, Value>
}
/** A missing value: a template may test for it, but using it is an error. */
export interface Missing {
  readonly kind: 'missing'
  readonly name: string
}
export interface Callable {
  readonly kind: 'callable'
  readonly name: string
  readonly call: (args: Arguments, work: Work) => Value
}

export interface Arguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
}

export const NO_ARGUMENTS: Arguments = { positional: [], named: new Map() }

export const missing = (name: string): Missing => ({ kind: 'missing', name })

/** Returns the value, or a missing value for `undefined`. */
export const orMissing = (value: Value | undefined, name: string): Value =>
  value === undefined ? missing(name) : value

/** True for a value that Python calculates with: its booleans are integers. */
export const isNumeric = (value: Value): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean'

export const isList = (value: Value): value is List => Array.isArray(value)
export const isDict = (value: Value): value is Dict => value instanceof Map
export const isText = (value: Value): value is string | Text => typeof value === 'string' || isKind(value, 'text')
export const isMissing = (value: Value): value is Missing => isKind(value, 'missing')

/** True if a value is an object of this kind. */
export function isKind<Kind extends 'text' | 'namespace' | 'missing' | 'callable'>(
  value: Value,
  kind: Kind,
): value is Extract<Value, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}

export const tuple = (items: readonly Value[]): List => Object.freeze([...items]) as List
export const isTuple = (list: List): boolean => Object.isFrozen(list)

export const plainText = (value: string | Text): string => (typeof value === 'string' ? value : value.text)

/** Creates a text with attributes, such as the tag `attack.t1059` with its namespace. */
export const textWith = (text: string, attributes: Readonly<Record<string, string>>): Text => ({
  kind: 'text',
  text,
  attributes: new Map(Object.entries(attributes)),
  safe: false,
})

export const safeText = (text: string): Text => ({ kind: 'text', text, attributes: new Map(), safe: true })

/** Copies data, so that no template changes the values of another. */
export function dataValue(data: Data): Value {
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map(dataValue)
  return new Map(Object.entries(data).map(([key, value]) => [key, dataValue(value)]))
}

/** Truth of a value, as in Python's `bool()`. */
export function isTrue(value: Value): boolean {
  if (isText(value)) return plainText(value) !== ''
  if (isList(value)) return value.length > 0
  if (isDict(value)) return value.size > 0
  return typeof value === 'object' ? value !== null && value.kind !== 'missing' : value !== 0 && value !== false
}

/** Compares by code points, as Python does: negative, zero or positive. */
export function compareByCodePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; ) {
    const [codeA, codeB] = [a.codePointAt(i) ?? 0, b.codePointAt(i) ?? 0]
    if (codeA !== codeB) return codeA - codeB
    i += codeA > 0xffff ? 2 : 1
  }
  return a.length - b.length
}
