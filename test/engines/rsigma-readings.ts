import type { Pattern, Predicate } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { isAny, isOne, plainText } from '../../src/ir/pattern.js'
import { isObject } from '../../src/witness/event-object.js'
import type { Asked } from './judge-difference.js'

/** The value of a field as rsigma finds it: lists stay lists, and several places become a list; undefined if none. */
export function rawValue(event: Json, field: string): Json {
  if (isObject(event) && Object.hasOwn(event, field)) return event[field]
  if (!field.includes('.')) return undefined
  const found: Json[] = []
  collect(event, field.split('.'), found)
  return found.length > 1 ? found : found[0]
}

function collect(value: Json, [key, ...rest]: readonly string[], found: Json[]): void {
  if (key === undefined) found.push(value)
  else if (Array.isArray(value)) for (const element of value) collect(element, [key, ...rest], found)
  else if (isObject(value) && Object.hasOwn(value, key)) collect(value[key], rest, found)
}

/** The values in a list, and in lists in it. */
const flat = (value: Json): readonly Json[] => (Array.isArray(value) ? value.flatMap(flat) : [value])

const fieldOf = (predicate: Predicate): string | undefined =>
  'field' in predicate && predicate.field !== null ? predicate.field : undefined

/** The verdict of a test on one of the values. */
const some = ({ predicate, event }: Asked, test: (value: Json) => boolean): boolean =>
  flat(rawValue(event, fieldOf(predicate) ?? '')).some(test)

const isList = ({ predicate, event }: Asked): boolean => Array.isArray(rawValue(event, fieldOf(predicate) ?? ''))

/** `{}` is a part of the name, so the field is missing. */
export function namesWithBraces({ predicate }: Asked): boolean | undefined {
  if (!fieldOf(predicate)?.includes('{}')) return undefined
  return predicate.kind === 'isNull'
}

/** Only null and a missing field are null. */
export function nullOnly(asked: Asked): boolean | undefined {
  if (asked.predicate.kind !== 'isNull') return undefined
  const value = rawValue(asked.event, asked.predicate.field)
  return value === null || value === undefined
}

/** A field exists if it has a value that is not null; objects and empty lists are values. */
export function existsWithValue(asked: Asked): boolean | undefined {
  if (asked.predicate.kind !== 'exists') return undefined
  const value = rawValue(asked.event, asked.predicate.field)
  return value !== null && value !== undefined
}

const RUST_FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i

/** A text is compared as a number with a number of the rule. */
export function numbersOfTexts(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
  const wanted = Number(predicate.text)
  return some(asked, (value) => {
    if (typeof value === 'string') return RUST_FLOAT.test(value) && Number(value) === wanted
    return (typeof value === 'number' || typeof value === 'bigint') && Number(value) === wanted
  })
}

/** The texts `1`, `yes`, `0` and `no` are booleans. */
export function booleansOfTexts(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'boolean') return undefined
  const texts = predicate.text === 'true' ? ['true', '1', 'yes'] : ['false', '0', 'no']
  return some(asked, (value) => (typeof value === 'string' ? texts : [predicate.text]).includes(String(value).toLowerCase()) && typeof value !== 'number')
}

/** `windash` replaces only `-`, not the other characters. */
export function hyphensOnly({ predicate, key, value }: Asked): boolean | undefined {
  if (!key.includes('|windash') || predicate.kind !== 'match') return undefined
  const own = predicate.pattern.filter((part) => typeof part === 'string').join('')
  const fixed = (text: string): string => text.replace(/[/–—―]/g, '\0')
  const kept = [...unquoted(value)].filter((character) => /[/–—―]/.test(character)).length
  const replaced = [...own].filter((character, at) => /[/–—―]/.test([...unquoted(value)][at] ?? '') && character !== [...unquoted(value)][at])
  return kept > 0 && replaced.length > 0 && fixed(own) !== '' ? false : undefined
}

const unquoted = (text: string): string => text.replace(/^(['"])([^]*)\1$/, '$2')

/** A value with wildcards becomes a regular expression, in which they stop at line breaks. */
export const wildcardsInLines = (asked: Asked): boolean | undefined => byRegex(asked, false)

/** As above; with `startswith` the expression has no beginning, and with `endswith` no end. */
export const wildcardsUnanchored = (asked: Asked): boolean | undefined => byRegex(asked, true)

function byRegex(asked: Asked, isUnanchored: boolean): boolean | undefined {
  const { predicate, key, value } = asked
  if (predicate.kind !== 'match' && predicate.kind !== 'keyword') return undefined
  const written = unquoted(value)
  const [starts, ends] = [/\|(?:contains|endswith)\b/.test(key), /\|(?:contains|startswith)\b/.test(key)]
  const [head, tail] = [starts && !written.startsWith('*'), ends && !/(?<!\\)(?:\\\\)*\*$/.test(written)]
  const core = predicate.pattern.slice(head ? 1 : 0, tail ? -1 : undefined)
  if (plainText(core) !== undefined) return undefined
  const isOnlyEnd = isUnanchored && key.includes('|endswith')
  const isOnlyStart = isUnanchored && key.includes('|startswith')
  const source = `${starts && !isOnlyEnd || isOnlyStart ? '' : '^'}${regexText(core)}${ends && !isOnlyStart || isOnlyEnd ? '' : '$'}`
  const expression = new RegExp(source, predicate.cased ? 'u' : 'iu')
  return predicate.kind === 'match' ? some(asked, (one) => isText(one) && expression.test(String(one))) : undefined
}

const isText = (value: Json): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'

const regexText = (pattern: Pattern): string =>
  pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&')
      return isAny(part) ? '[^\\n]*' : isOne(part) ? '[^\\n]' : ''
    })
    .join('')

/** A comparison with another field compares lists as a whole. */
export function wholeLists(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if (predicate.kind !== 'fieldRef') return undefined
  const other = rawValue(event, predicate.other)
  if (!isList(asked) && !Array.isArray(other)) return undefined
  return JSON.stringify(rawValue(event, predicate.field)) === JSON.stringify(other)
}
