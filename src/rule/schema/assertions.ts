import { type Data, isList, isMap } from '../yaml/data.js'
import type { SchemaViolation } from './json-schema.js'

/** The arguments of the keywords that look at a value and not at what is inside of it. */
interface Arguments {
  readonly type: string | readonly string[]
  readonly minimum: number
  readonly maximum: number
  readonly minLength: number
  readonly maxLength: number
  readonly pattern: string
  readonly const: unknown
  readonly enum: readonly unknown[]
  readonly minItems: number
  readonly minProperties: number
  readonly required: readonly string[]
}

type Params = SchemaViolation['params']

/**
 * Returns the parameters of each violation. Most keywords are about one type: a value of another type violates nothing.
 */
export type Assertion = (data: Data) => readonly Params[]

const NONE: readonly Params[] = []

const unless = (holds: boolean, params: Params): readonly Params[] => (holds ? NONE : [params])

/** By the name of the keyword, in the order in which violations are reported. */
export const assertions: { readonly [Name in keyof Arguments]: (argument: Arguments[Name]) => Assertion } = {
  type: (type) => {
    const types = [type].flat()
    const violations: readonly Params[] = [{ type }]
    return (data) => (isOfType(data, types) ? NONE : violations)
  },
  minimum: (limit) => (data) => unless(!isNumber(data) || data >= limit, { limit, comparison: '>=' }),
  maximum: (limit) => (data) => unless(!isNumber(data) || data <= limit, { limit, comparison: '<=' }),
  minLength: (limit) => (data) => unless(typeof data !== 'string' || lengthOf(data) >= limit, { limit }),
  maxLength: (limit) => (data) => unless(typeof data !== 'string' || lengthOf(data) <= limit, { limit }),
  pattern: (pattern) => {
    const regex = new RegExp(pattern, 'u')
    return (data) => unless(typeof data !== 'string' || regex.test(data), { pattern })
  },
  const: (allowedValue) => (data) => unless(data === allowedValue, { allowedValue }),
  enum: (allowedValues) => (data) => unless(allowedValues.includes(data), { allowedValues }),
  minItems: (limit) => (data) => unless(!isList(data) || data.length >= limit, { limit }),
  minProperties: (limit) => (data) => unless(!isMap(data) || Object.keys(data).length >= limit, { limit }),
  required: (names) => (data) => {
    if (!isMap(data) || names.every((name) => Object.hasOwn(data, name))) return NONE
    return names.filter((name) => !Object.hasOwn(data, name)).map((missingProperty) => ({ missingProperty }))
  },
}

/** Infinity is no number of JSON. */
const isNumber = (data: Data): data is number => Number.isFinite(data)

function isOfType(data: Data, types: readonly string[]): boolean {
  if (typeof data === 'number')
    return (isNumber(data) && types.includes('number')) || (Number.isInteger(data) && types.includes('integer'))
  return types.includes(data === null ? 'null' : isList(data) ? 'array' : typeof data)
}

/** In characters, as JSON Schema counts. */
const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length)
