import { equal, holdsBetween } from './compare-values.js'
import type { Comparator } from './nodes.js'
import { bind, numberArgument } from './parameters.js'
import { type Arguments, isDict, isList, isMissing, isText, type Value } from './values.js'
import { fail, type Work } from './work.js'
import { textOf } from './write-value.js'

/** The function behind `is`. */
export type Test = (value: Value, args: Arguments, work: Work) => boolean

const simple =
  (name: string, holds: (value: Value, work: Work) => boolean): Test =>
  (value, args, work) => {
    bind(name, [], 0, args)
    return holds(value, work)
  }

const against =
  (name: string, holds: (value: Value, other: Value, work: Work) => boolean): Test =>
  (value, args, work) => {
    const [other = null] = bind(name, ['other'], 1, args)
    return holds(value, other, work)
  }

const comparison = (operator: Comparator): Test =>
  against(operator, (value, other, work) => holdsBetween(value, operator, other, work))

const remainder = (value: Value, divisor: number): number => {
  const number = numberArgument('is', value ?? '', 0)
  return divisor === 0 ? fail('`divisibleby` requires a divisor other than 0') : number % divisor
}

/** https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-tests */
export const tests: Readonly<Record<string, Test>> = {
  boolean: simple('boolean', (value) => typeof value === 'boolean'),
  defined: simple('defined', (value) => !isMissing(value)),
  divisibleby: against(
    'divisibleby',
    (value, divisor) => remainder(value, numberArgument('divisibleby', divisor, 0)) === 0,
  ),
  eq: against('eq', equal),
  equalto: against('equalto', equal),
  even: simple('even', (value) => remainder(value, 2) === 0),
  false: simple('false', (value) => value === false),
  ge: comparison('>='),
  gt: comparison('>'),
  in: comparison('in'),
  integer: simple('integer', (value) => Number.isInteger(value)),
  iterable: simple('iterable', (value) => isText(value) || isList(value) || isDict(value) || isMissing(value)),
  le: comparison('<='),
  lower: simple('lower', (value, work) => hasCase(textOf(value, work), 'toLowerCase')),
  lt: comparison('<'),
  mapping: simple('mapping', isDict),
  ne: comparison('!='),
  none: simple('none', (value) => value === null),
  number: simple('number', (value) => typeof value === 'number' || typeof value === 'boolean'),
  odd: simple('odd', (value) => remainder(value, 2) !== 0),
  sequence: simple('sequence', (value) => isText(value) || isList(value) || isDict(value)),
  string: simple('string', isText),
  true: simple('true', (value) => value === true),
  undefined: simple('undefined', isMissing),
  upper: simple('upper', (value, work) => hasCase(textOf(value, work), 'toUpperCase')),
}

/** True if at least one letter has cases, and all letters have this case. */
const hasCase = (text: string, change: 'toLowerCase' | 'toUpperCase'): boolean =>
  text === text[change]() && text.toLowerCase() !== text.toUpperCase()
