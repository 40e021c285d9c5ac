import { parseNetwork } from '../ir/network.js'
import { patternText } from '../ir/pattern.js'
import type { Compare, Equals, Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
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
        near('the pattern as it is written', patternText(predicate.pattern), 'odd'),
        near('the wildcards as characters', instance(predicate.pattern, '*', '?'), 'odd'),
        near('two characters for each single one', instance(predicate.pattern, '', 'xx')),
        near('no character for each single one', instance(predicate.pattern, 'x', '')),
      ]
    case 'equals':
      return equalValues(predicate)
    case 'compare':
      return boundValues(predicate)
    case 'cidr':
      return networkValues(predicate.network)
    case 'fieldRef':
      return ['ABC', 'Abcd', 'xAbc', 'Ab', ''].map((text) => near('nearly the text of the other field', text))
    case 'timePart':
      return [
        near('one part earlier', dateWith(predicate.part, Number(predicate.value) - 1)),
        near('one part later', dateWith(predicate.part, Number(predicate.value) + 1)),
        near('a date without a time', '2024-05-15', 'odd'),
        near('a text that is no date', 'soon', 'odd'),
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
    return [near('the other boolean', text !== 'true'), near('a number for a boolean', text === 'true' ? 1 : 0, 'odd')]
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
    near('the text of the bound', value, 'type'),
    ...numbers('one less than the bound', addToNumber(value, -1)),
    ...numbers('one more than the bound', addToNumber(value, 1)),
    near('a text of another length on the same side', '9', 'odd'),
    near('a text that is no number', 'abc', 'odd'),
  ]
}

function networkValues(text: string): readonly NearValue[] {
  const network = parseNetwork(text)
  const outside = network === undefined ? [] : ([1, -1] as const).map((step) => outsideAddress(network, step))
  return [
    ...outside
      .filter((bytes) => bytes !== undefined)
      .map((bytes) => near('an address beside the network', addressText(bytes))),
    near('the network as a text', text, 'odd'),
    near('an address of the other family', text.includes(':') ? '10.1.2.3' : '2001:db8::1'),
    near('half an address', '10.1.2', 'odd'),
  ]
}

/** Lists small changes to a text. */
export function textChanges(text: string, kind: 'text' | 'odd' = 'text'): readonly NearValue[] {
  const points = [...text]
  const middle = points.length >> 1
  return [
    near('upper case', text.toUpperCase(), kind),
    near('lower case', text.toLowerCase(), kind),
    near('one letter in the other case', swapCaseOfFirstLetter(points), kind),
    near('one character more at the end', `${text}x`, kind),
    near('one character more at the beginning', `x${text}`, kind),
    near('one character less at the end', points.slice(0, -1).join(''), kind),
    near('one character less at the beginning', points.slice(1).join(''), kind),
    near('one character less in the middle', points.filter((_, at) => at !== middle).join(''), kind),
    near('a blank at the end', `${text} `, 'odd'),
    near('a blank at the beginning', ` ${text}`, 'odd'),
    near('a line break at the end', `${text}\n`, 'odd'),
    near('a line before', `x\n${text}`, 'odd'),
    ...MARKS.filter((mark) => text.includes(mark)).flatMap((mark) => [
      near(`${markName(mark)} doubled`, text.replace(mark, mark + mark), 'odd'),
      near(`${markName(mark)} behind a backslash`, text.replace(mark, `\\${mark}`), 'odd'),
      near(`another character for ${markName(mark)}`, text.replace(mark, 'x'), kind),
      near(`without ${markName(mark)}`, text.replace(mark, ''), kind),
    ]),
  ]
}

const MARKS = [...'*?\\"\':(){}[]/<>=#&~^|%$!+-.,;@`_ \t']

const markName = (mark: string): string => (mark === ' ' ? 'a blank' : mark === '\t' ? 'a tab' : `\`${mark}\``)

function swapCaseOfFirstLetter(points: readonly string[]): string {
  const at = points.findIndex((char) => char.toLowerCase() !== char.toUpperCase())
  const swap = (char: string): string => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())
  return points.map((char, index) => (index === at ? swap(char) : char)).join('')
}

/** Lists the same value in other types, and values of other types. */
function otherTypes(value: Json): readonly NearValue[] {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return [
    ...(typeof value === 'string' ? [] : [near('the text of the value', String(value), 'type')]),
    ...(isExact(number) ? [near('the number of the text', number, 'type')] : []),
    near('the empty text', '', 'type'),
    near('null', null, 'type'),
    near('the text null', 'null', 'type'),
    near('a number', 0, 'type'),
    near('a boolean', false, 'type'),
    near('another text', 'zzz', 'type'),
  ]
}

/** Lists the value in lists and objects. */
const shapes = (value: Json, others: NearKind): readonly NearValue[] => [
  near('a list of the value', [value], 'shape'),
  near('a list that begins with the value', [value, 'zzz'], others),
  near('a list that ends with the value', ['zzz', value], others),
  near('a list of another value', ['zzz'], others),
  near('a list with null', [null, value], 'shape'),
  near('a list of null', [null], 'shape'),
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
