import { isIP } from 'node:net'
import type { Assumption } from '../../src/ir/assumptions.js'
import { forEachLeaf } from '../../src/ir/bool.js'
import { compileGlob } from '../../src/ir/glob.js'
import { ANY, type Pattern, pattern, plainText } from '../../src/ir/pattern.js'
import type { Expr, Predicate } from '../../src/ir/predicate.js'
import type { Json } from '../readers/json.js'
import { eventTexts, fieldValues } from '../readers/splunk/spl-fields.js'
import { subnet } from '../readers/subnet.js'
import { isFact } from './facts.js'

/**
 * True if the event satisfies the assumption, for the values that the expression reads. For the languages of
 * Elasticsearch.
 */
export function isElasticFact(assumption: Assumption, expr: Expr, event: Json): boolean {
  switch (assumption) {
    case 'single-valued':
      return fieldsOf(expr).every((field) => fieldValues(event, field, {}).length < 2)
    case 'field-type':
      return all(expr, (predicate) => {
        const fits = typeTest(predicate)
        return fits === undefined || fieldsAsked(predicate).every((field) => fieldValues(event, field, {}).every(fits))
      })
    case 'letter-case':
      return isFact(assumption, expr, event) && all(expr, (predicate) => isKeywordInLetterCase(predicate, event))
    default:
      return isFact(assumption, expr, event)
  }
}

function all(expr: Expr, holds: (predicate: Predicate) => boolean): boolean {
  let result = true
  forEachLeaf(expr, (predicate) => {
    result &&= holds(predicate)
  })
  return result
}

function fieldsOf(expr: Expr): readonly string[] {
  const fields = new Set<string>()
  forEachLeaf(expr, (predicate) => {
    for (const field of fieldsAsked(predicate)) fields.add(field)
  })
  return [...fields]
}

function fieldsAsked(predicate: Predicate): readonly string[] {
  if (!('field' in predicate) || predicate.field === null) return []
  return predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
}

/** Tests the values of a field for the type of a predicate; undefined if any type works. A number has one spelling. */
function typeTest(predicate: Predicate): ((value: string) => boolean) | undefined {
  switch (predicate.kind) {
    case 'compare':
      return isNumber
    case 'equals':
      return predicate.type === 'boolean' ? (value) => value === 'true' || value === 'false' : isNumber
    case 'cidr':
      return (value) => isIP(value) !== 0 && !value.includes('%')
    case 'match':
      return isNetwork(predicate.pattern) ? isNoAddress : undefined
    case 'timePart':
      return (value) => DATE.test(value) && isDay(value.slice(0, 10))
    default:
      return undefined
  }
}

/** The text of a network finds its addresses in fields of addresses. */
const isNetwork = (pattern: Pattern): boolean => subnet(plainText(pattern) ?? '') !== undefined
const isNoAddress = (value: string): boolean => isIP(value) === 0
const isNumber = (value: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(value)
const isDay = (day: string): boolean => {
  const date = new Date(day)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
/** A moment: a date without a time is midnight in a field of dates, and has no hour in a rule. */
const DATE = /^\d{4}-(?:0\d|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d(?::[0-5]\d)?Z?$/

/** True if no value of the event contains the keyword in another letter case only. */
function isKeywordInLetterCase(predicate: Predicate, event: Json): boolean {
  if (predicate.kind !== 'keyword' || predicate.cased) return true
  const whole = pattern([ANY, ...predicate.pattern, ANY])
  const [loose, strict] = [compileGlob(whole, false), compileGlob(whole, true)]
  return eventTexts(event, {}).every((text) => loose(text) === strict(text))
}
