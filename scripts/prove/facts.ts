import { isIP } from 'node:net'
import { type Assumption, leaf, type Predicate } from '../../src/backend.js'
import { compileMatcher, type Json } from '../../src/index.js'
import { fieldsRead } from '../../src/ir/fields-read.js'
import { parseNetwork } from '../../src/ir/network.js'
import { type Pattern, plainText } from '../../src/ir/pattern.js'
import { regexPatterns } from '../../src/ir/regex-patterns.js'
import { fieldReader, someValue, textOf } from '../../src/match/field-values.js'

/** Tests whether an event satisfies an assumption, for the values that a predicate reads. */
type Fact = (predicate: Predicate) => (event: Json) => boolean

/** The assumptions as tests of events: the claim of a query holds if its assumptions do. */
export const facts: { readonly [Name in Assumption]: Fact } = {
  'letter-case': (predicate) => {
    const [loose, strict] = [testOf(inCase(predicate, false)), testOf(inCase(predicate, true))]
    return (event) => loose(event) === strict(event)
  },
  'single-valued': (predicate) => {
    const read = fieldsRead(predicate).map(fieldReader)
    return (event) => read.every((values) => values(event).length < 2)
  },
  'raw-text': (predicate) => {
    const test = testOf(predicate)
    return (event) => test(event) === test({ _raw: JSON.stringify(event) })
  },
  'whole-terms': (predicate) => {
    const test = testOf(predicate)
    const terms = predicate.kind === 'keyword' ? predicate.pattern.filter((part) => typeof part === 'string') : []
    const text = terms.map((term) => term.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&')).join('[^]*')
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'iu')
    return (event) => !test(event) || whole.test(JSON.stringify(event))
  },
  'single-line': (predicate) => (event) =>
    valuesOf(predicate, event).every((value) => !LINE_BREAK.test(textOf(value) ?? '')),
  'field-type': (predicate) => (event) =>
    valuesOf(predicate, event).every((value) => value === null || hasType(predicate, value)),
  placeholder: (predicate) => (event) => valuesOf(predicate, event).every((value) => textOf(value) !== '(missing)'),
  // Assumptions about several events: no predicate rests on them.
  'window-size': () => () => true,
  'window-edge': () => () => true,
}

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/

function testOf(predicate: Predicate): (event: Json) => boolean {
  const { matcher } = compileMatcher(leaf(predicate))
  return (event) => matcher?.matches(event) ?? false
}

/** The predicate with or without case sensitivity. */
function inCase(predicate: Predicate, cased: boolean): Predicate {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
    case 'fieldRef':
      return { ...predicate, cased }
    case 'equals':
      return { ...predicate, kind: 'match', pattern: [predicate.text], cased }
    case 'regex':
    case 'keywordRegex':
      return {
        ...predicate,
        source: withoutFlag(predicate.source),
        flags: predicate.flags.replace('i', '') + (cased ? '' : 'i'),
      }
    default:
      return predicate
  }
}

/** The expression without inline flags `i`. */
const withoutFlag = (source: string): string =>
  source.replace(/\\[\s\S]|\(\?([a-z]*i[a-z]*)([:)])/g, (whole, flags: string | undefined, end: string) => {
    if (flags === undefined) return whole
    const others = flags.replaceAll('i', '')
    return others === '' && end === ')' ? '' : `(?${others}${end}`
  })

/** The values that a predicate reads: of its fields, or of the whole event. */
function valuesOf(predicate: Predicate, event: Json): readonly Json[] {
  if ('field' in predicate) return fieldsRead(predicate).flatMap((field) => fieldReader(field)(event))
  const difference: Json[] = []
  someValue(event, (value) => difference.push(value) === 0)
  return difference
}

/**
 * True if the value has the type that the predicate compares with. For equality, a number may also be a text in the
 * number's own spelling. For order comparisons, targets differ in their treatment of such texts.
 */
function hasType(predicate: Predicate, value: Json): boolean {
  switch (predicate.kind) {
    case 'equals':
      return predicate.type === 'boolean' ? typeof value === 'boolean' : isNumber(value)
    case 'compare':
      return typeof value === 'number'
    case 'cidr':
      return typeof value === 'string' && isIP(value) !== 0 && !value.includes('%')
    case 'timePart':
      return typeof value === 'string' && UTC.test(value) && !Number.isNaN(Date.parse(value))
    default:
      return typeof value === 'string' && (isIP(value) === 0 || !isForNetwork(predicate))
  }
}

/** True if the predicate compares with the text of a network, which a field of addresses would find by its addresses. */
export function isForNetwork(predicate: Predicate): boolean {
  const texts = patternsOf(predicate).flatMap((pattern) => plainText(pattern) ?? [])
  return texts.some((text) => text.includes('/') && parseNetwork(text) !== undefined)
}

function patternsOf(predicate: Predicate): readonly Pattern[] {
  switch (predicate.kind) {
    case 'match':
      return [predicate.pattern]
    case 'regex':
      return regexPatterns(predicate.source, predicate.flags)?.patterns ?? []
    default:
      return []
  }
}

const isNumber = (value: Json): boolean =>
  typeof value === 'number' || (typeof value === 'string' && String(Number(value)) === value)
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
