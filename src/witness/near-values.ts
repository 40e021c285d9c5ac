import type { Json } from '../ir/json.js'
import { parseNetwork } from '../ir/network.js'
import { patternText } from '../ir/pattern.js'
import type { Compare, Equals, Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'
import { addressText, addToNumber, dateWith, fittingValues, instance, outsideAddress } from './fitting-values.js'

/** A value that replaces a fitting one, with the reason. */
export interface NearValue {
  readonly about: string
  readonly value: Json
  readonly kind: NearKind
}

/**
 * `specific`: values that test this type of predicate; `odd`: values that are rare in logs; `shape`: lists and
 * objects.
 */
export type NearKind = 'fits' | 'specific' | 'text' | 'odd' | 'type' | 'shape'

/**
 * Lists values close to those for which the predicate holds. Some still satisfy it, most nearly do: a query must make
 * the same distinctions. Each value occurs once, with its first reason.
 */
export function nearValues(predicate: Predicate, choose: Choose): readonly NearValue[] {
  const fitting = fittingValues(predicate, choose)
  const [first = 'x'] = fitting
  const all = [
    ...fitting.map((value) => near('another value', value, 'fits')),
    ...specificValues(predicate),
    ...(typeof first === 'string' ? textChanges(first, TEXTUAL.has(predicate.kind) ? 'text' : 'odd') : []),
    ...otherTypes(first),
    // Some engines reject texts in a field of numbers.
    ...shapes(first, typeof first === 'string' ? 'shape' : 'odd'),
  ]
  return [
    ...new Map([...all].reverse().map((nearValue) => [JSON.stringify(nearValue.value), nearValue])).values(),
  ].reverse()
}

/** Predicates that test the characters of a text. For an address or a date only the whole value matters. */
const TEXTUAL: ReadonlySet<Predicate['kind']> = new Set(['match', 'regex', 'keyword', 'keywordRegex'])

/** Lists values that only this type of predicate has to distinguish. */
function specificValues(predicate: Predicate): readonly NearValue[] {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
      return [
        near('the pattern as a literal value', patternText(predicate.pattern), 'odd'),
        near('literal wildcard characters', instance(predicate.pattern, '*', '?'), 'odd'),
        near('two characters for each `?`', instance(predicate.pattern, '', 'xx')),
        near('no character for each `?`', instance(predicate.pattern, 'x', '')),
      ]
    case 'equals':
      return equalValues(predicate)
    case 'compare':
      return boundValues(predicate)
    case 'cidr':
      return networkValues(predicate.network)
    case 'fieldRef':
      return ['ABC', 'Abcd', 'xAbc', 'Ab', ''].map((text) => near('nearly the value of the other field', text))
    case 'timePart':
      return [
        near('one part earlier', dateWith(predicate.part, Number(predicate.value) - 1)),
        near('one part later', dateWith(predicate.part, Number(predicate.value) + 1)),
        near('a date without a time', '2024-05-15', 'odd'),
        near('a string that is not a date', 'soon', 'odd'),
      ]
    case 'regex':
    case 'keywordRegex':
    case 'isNull':
    case 'exists':
    case 'expression':
      return []
  }
}

function equalValues({ type, text }: Equals): readonly NearValue[] {
  if (type === 'boolean') {
    return [
      near('the other boolean', text !== 'true'),
      near('a number instead of a boolean', text === 'true' ? 1 : 0, 'odd'),
    ]
  }
  return [
    ...numbers('one more', addToNumber(text, 1)),
    near('zeros before a number', `0${text}`, 'odd'),
    near('zeros after a number', text.includes('.') ? `${text}0` : `${text}.0`, 'odd'),
    near('a sign before a number', `+${text}`, 'odd'),
  ]
}

function boundValues({ value }: Compare): readonly NearValue[] {
  return [
    ...numbers('the bound', value),
    near('the bound as a string', value, 'type'),
    ...numbers('one less than the bound', addToNumber(value, -1)),
    ...numbers('one more than the bound', addToNumber(value, 1)),
    near('a string of another length on the same side of the bound', '9', 'odd'),
    near('a string that is not a number', 'abc', 'odd'),
  ]
}

function networkValues(text: string): readonly NearValue[] {
  const network = parseNetwork(text)
  const outside = network === undefined ? [] : ([1, -1] as const).map((step) => outsideAddress(network, step))
  return [
    ...outside
      .filter((bytes) => bytes !== undefined)
      .map((bytes) => near('an address next to the network', addressText(bytes))),
    near('the network as a string', text, 'odd'),
    near('an address of the other IP version', text.includes(':') ? '10.1.2.3' : '2001:db8::1'),
    near('an incomplete address', '10.1.2', 'odd'),
  ]
}

/** Lists small changes to a text. */
function textChanges(text: string, kind: 'text' | 'odd' = 'text'): readonly NearValue[] {
  const points = [...text]
  const middle = points.length >> 1
  return [
    near('upper case', text.toUpperCase(), kind),
    near('lower case', text.toLowerCase(), kind),
    near('one letter in the other case', swapCaseOfFirstLetter(points), kind),
    near('one more character at the end', `${text}x`, kind),
    near('one more character at the beginning', `x${text}`, kind),
    near('one character removed at the end', points.slice(0, -1).join(''), kind),
    near('one character removed at the beginning', points.slice(1).join(''), kind),
    near('one character removed in the middle', points.filter((_, at) => at !== middle).join(''), kind),
    near('a space at the end', `${text} `, 'odd'),
    near('a space at the beginning', ` ${text}`, 'odd'),
    near('a line break at the end', `${text}\n`, 'odd'),
    near('another line before the value', `x\n${text}`, 'odd'),
    ...MARKS.filter((mark) => text.includes(mark)).flatMap((mark) => [
      near(`${markName(mark)} doubled`, text.replace(mark, mark + mark), 'odd'),
      near(`${markName(mark)} after a backslash`, text.replace(mark, `\\${mark}`), 'odd'),
      near(`another character instead of ${markName(mark)}`, text.replace(mark, 'x'), kind),
      near(`without ${markName(mark)}`, text.replace(mark, ''), kind),
    ]),
  ]
}

const MARKS = [...'*?\\"\':(){}[]/<>=#&~^|%$!+-.,;@`_ \t']

const markName = (mark: string): string => (mark === ' ' ? 'a space' : mark === '\t' ? 'a tab' : `\`${mark}\``)

function swapCaseOfFirstLetter(points: readonly string[]): string {
  const at = points.findIndex((char) => char.toLowerCase() !== char.toUpperCase())
  const swap = (char: string): string => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())
  return points.map((char, index) => (index === at ? swap(char) : char)).join('')
}

/** Lists the same value in other types, and values of other types. */
function otherTypes(value: Json): readonly NearValue[] {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return [
    ...(typeof value === 'string' ? [] : [near('the value as a string', String(value), 'type')]),
    ...(isExact(number) ? [near('the string as a number', number, 'type')] : []),
    near('the empty string', '', 'type'),
    near('null', null, 'type'),
    near('the string `null`', 'null', 'type'),
    near('a number', 0, 'type'),
    near('a boolean', false, 'type'),
    near('another string', 'zzz', 'type'),
  ]
}

/** Lists the value in lists and objects. */
const shapes = (value: Json, others: NearKind): readonly NearValue[] => [
  near('a list with only the value', [value], 'shape'),
  near('a list that begins with the value', [value, 'zzz'], others),
  near('a list that ends with the value', ['zzz', value], others),
  near('a list with another value', ['zzz'], others),
  near('a list with null', [null, value], 'shape'),
  near('a list with only null', [null], 'shape'),
  near('a list in a list', [[value]], 'shape'),
  near('an empty list', [], 'shape'),
  near('an empty object', {}, 'shape'),
  near('an object around the value', { inner: value }, 'shape'),
]

/** True for numbers that JSON parsers read without losing digits. */
const isExact = (number: number): boolean =>
  Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))

const numbers = (about: string, text: string): readonly NearValue[] =>
  isExact(Number(text)) ? [near(about, Number(text))] : []

const near = (about: string, value: Json, kind: NearKind = 'specific'): NearValue => ({ about, value, kind })
