import type { Pattern, Predicate } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { isAny, isOne, plainText } from '../../src/ir/pattern.js'
import { isObject } from '../../src/witness/event-object.js'
import { predicateTest } from '../../src/witness/predicate-test.js'
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

const DASHES = /[/–—―]/

/** `windash` replaces only `-`, not the other characters: a text in which another one is replaced is not searched. */
export function hyphensOnly({ predicate, key, value }: Asked): boolean | undefined {
  if (!key.includes('|windash') || predicate.kind !== 'match') return undefined
  const own = [...predicate.pattern.filter((part) => typeof part === 'string').join('')]
  const written = [...unquoted(value)]
  return own.some((character, at) => DASHES.test(written[at] ?? '') && character !== written[at]) ? false : undefined
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
      if (typeof part === 'string') return part.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')
      return isAny(part) ? '[^\\n]*' : isOne(part) ? '[^\\n]' : ''
    })
    .join('')

/** `base64offset` keeps the last character of each text, which depends on the next byte, and implies `contains`. */
export function wholeOffsets(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (!key.includes('|base64offset') || predicate.kind !== 'match') return undefined
  const bytes = Buffer.from(unquoted(value), /\|(?:wide|utf16le)\b/.test(key) ? 'utf16le' : 'utf8')
  const texts = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '')
    return encoded.slice(Math.ceil((offset * 4) / 3))
  })
  const fold = (text: string): string => (predicate.cased ? text : text.toLowerCase())
  return some(asked, (one) => isText(one) && texts.some((text) => text !== '' && fold(String(one)).includes(fold(text))))
}

/** `expand` fills placeholders with fields of the event, knows no escapes, and compares the whole value. */
export function expandFromEvent(asked: Asked): boolean | undefined {
  const { predicate, key, value, event } = asked
  if (!key.includes('|expand') || predicate.kind !== 'match') return undefined
  const parts = unquoted(value).split('%')
  const isOpen = parts.length % 2 === 0
  const text = parts
    .map((part, at) => {
      if (at % 2 === 0) return part
      if (isOpen && at === parts.length - 1) return part === '' ? '' : `%${part}`
      return String(rawValue(event, part) ?? '')
    })
    .join('')
  return some(asked, (one) => isText(one) && String(one).toLowerCase() === text.toLowerCase())
}

/** Keywords are searched in texts only, not in numbers and booleans. */
export function keywordsInTexts({ predicate, event }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword') return undefined
  return texts(event).some((text) => predicateTest(predicate)(text))
}

/** A keyword that is a number, a boolean or null is never found. */
export function onlyTextKeywords({ predicate, value }: Asked): boolean | undefined {
  return predicate.kind === 'keyword' && /^(?:[+-]?[\d.]+|true|false|null|~)$/i.test(value) ? false : undefined
}

/** A keyword in a map (`'|all'`), and one with wildcards, is compared with whole values. */
export function wholeKeywords({ predicate, key, event }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword') return undefined
  const { item } = predicate
  const core = predicate.pattern.slice(1, -1)
  if (plainText(core) !== undefined && (item.start < item.end || key.includes('|contains'))) return undefined
  const expression = new RegExp(`^${regexText(core)}$`, predicate.cased ? 'u' : 'iu')
  return texts(event).some((text) => expression.test(text))
}

/** All keywords under `'|all'` are in the same value. */
export function allInOneValue({ predicate, key, event, beside }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword' || !/^\|(?:\w+\|)*all\b/.test(key)) return undefined
  return texts(event).some((text) => beside.every((other) => predicateTest(other)(text)))
}

/** `$` matches at the end only, not before a line break at the end. */
export function dollarAtEnd(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if (predicate.kind !== 'regex' && predicate.kind !== 'keywordRegex') return undefined
  if (predicate.flags.includes('m') || !predicate.source.includes('$')) return undefined
  const expression = expressionOf(predicate.source, predicate.flags)
  if (expression === undefined) return undefined
  if (predicate.kind === 'keywordRegex') return texts(event).some((text) => expression.test(text))
  return some(asked, (one) => isText(one) && expression.test(String(one)))
}

function expressionOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source.replace(/^\(\?i\)/, ''), `${flags}${/^\(\?i\)/.test(source) ? 'i' : ''}`)
  } catch {
    return undefined
  }
}

const texts = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((inner: Json) => texts(inner)) : []
}

/** `neq` is false for a missing field. */
export function neqNeedsField({ predicate, key, event }: Asked): boolean | undefined {
  if (!key.includes('|neq') || !('field' in predicate) || predicate.field === null) return undefined
  return rawValue(event, predicate.field) === undefined ? true : undefined
}

/** `windash` and `expand` make wildcards literal. */
export function literalWildcards(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (!key.includes('|windash') || !/[*?]/.test(value) || !('cased' in predicate)) return undefined
  const fold = (text: string): string => (predicate.cased ? text : text.toLowerCase())
  const wanted = fold(unquoted(value))
  const test = (text: string): boolean =>
    key.includes('|contains') ? fold(text).includes(wanted) : fold(text) === wanted
  return predicate.kind === 'keyword'
    ? texts(asked.event).some(test)
    : some(asked, (one) => isText(one) && test(String(one)))
}

/** Without `base64`, the encodings `utf16`, `utf16be` and `wide` change nothing. */
export function plainEncodings(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (predicate.kind !== 'match' || !/\|(?:utf16(?:be|le)?|wide)\b/.test(key) || key.includes('base64')) return undefined
  const own = unquoted(value).toLowerCase()
  return some(asked, (one) => isText(one) && String(one).toLowerCase() === own)
}

/** Parts of a date need a time with seconds, and are those in UTC; a number is a time, too. */
export function partsInUtc(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'timePart' || predicate.op !== 'eq') return undefined
  return some(asked, (one) => {
    const date = utcDate(one)
    if (date === undefined) return false
    const utc: Json = date.toISOString()
    return predicateTest(predicate)({ [predicate.field]: utc })
  })
}

const TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)?$/

function utcDate(value: Json): Date | undefined {
  if (typeof value === 'number') return new Date(Math.trunc(value) * (Math.abs(value) > 1e12 ? 1 : 1000))
  const [, day, time, zone] = TIME.exec(String(value)) ?? []
  if (typeof value !== 'string' || day === undefined || time === undefined) return undefined
  const date = new Date(`${day}T${time}${(zone ?? 'Z').toUpperCase()}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** A comparison with another field compares lists and objects as a whole, and with a part, its text only. */
export function wholeLists(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if (predicate.kind !== 'fieldRef') return undefined
  const [own, other] = [rawValue(event, predicate.field), rawValue(event, predicate.other)]
  if (own === undefined || other === undefined) return false
  if (predicate.match === 'equals') {
    if (typeof own === 'string' && typeof other === 'string') return undefined
    return JSON.stringify(own) === JSON.stringify(other)
  }
  return isText(other) ? undefined : false
}
