/**
 * Findings of the laws, each as small as possible: a rule, an event, and a query that must select it as the rule
 * matches it. An open row fails until its defect is fixed. Then it moves to the others, and its entry in `open.ts` is
 * removed.
 */
import { expect, test } from 'vitest'
import { convertRule } from '../../../src/convert/convert-rule.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { Json } from '../../readers/json.js'
import { auth0Reading } from '../auth0-reading.js'
import { checkClaim, lowered, type Reading } from '../faithful.js'
import { splunkReading } from '../splunk-reading.js'
import { openInAuth0, openInSplunk } from './open.js'

interface Row {
  readonly name: string
  readonly on: Reading
  readonly detection: string
  readonly event: Json
  /** The assumption that the event violates, so that the query may miss it. */
  readonly against?: Assumption
}

const splunk: Reading = { ...splunkReading, open: [] }
const auth0: Reading = { ...auth0Reading, open: [] }

const MENDED: readonly Row[] = [
  {
    name: 'a negation beside OR',
    on: auth0,
    detection: 'sel: {type: s}\n  other: {ip: "::1"}\n  condition: sel or not other',
    event: { type: 'f' },
  },
  {
    name: 'an empty text at the end of a field that is missing',
    on: splunk,
    detection: 'sel: {a|endswith|fieldref: b}\n  other: {c|cased: X}\n  condition: sel or other',
    event: { b: '', c: 'x' },
  },
  {
    name: 'two fields with numbers',
    on: splunk,
    detection: 'sel: {a|fieldref|cased: b}\n  condition: sel',
    event: { a: '1', b: '1.0' },
  },
  {
    name: 'a day that its month does not have',
    on: splunk,
    detection: 'sel: {a|year: 2023}\n  condition: sel',
    event: { a: '2023-02-31' },
  },
  {
    name: 'a line break after the end',
    on: splunk,
    detection: 'sel: {a|re: "x$"}\n  condition: sel',
    event: { a: 'x\n' },
  },
  {
    name: 'an object that is no value',
    on: splunk,
    detection: 'sel: {a|exists: true}\n  condition: sel',
    event: { a: {} },
  },
  {
    name: 'a list of nothing',
    on: auth0,
    detection: 'sel: {ip|exists: true}\n  condition: sel',
    event: { type: 's', ip: [] },
  },
  {
    name: 'a number as nobody else writes it',
    on: splunk,
    detection: 'sel: {a: 1.50}\n  condition: sel',
    event: { a: 1.5 },
  },
  {
    name: 'a number as nobody else writes it',
    on: auth0,
    detection: 'sel: {type: 1.50}\n  condition: sel',
    event: { type: 1.5 },
  },
  {
    name: 'a boolean in capitals',
    on: auth0,
    detection: 'sel: {type: true}\n  condition: sel',
    event: { type: 'TRUE' },
    against: 'letter-case',
  },
  {
    name: 'a widened text in another letter case',
    on: auth0,
    detection: 'sel: {type|startswith: "Abc d"}\n  condition: sel',
    event: { type: 'abc def' },
    against: 'letter-case',
  },
  {
    name: 'the beginning of an address in another text',
    on: auth0,
    detection: 'sel: {user_name|cidr: 10.0.0.0/8}\n  condition: sel',
    event: { type: 's', user_name: '10.x' },
    against: 'field-type',
  },
  {
    name: 'a short text before a wildcard in the middle',
    on: auth0,
    detection: 'sel: {type: a*bcd}\n  other: {ip: x}\n  condition: sel and not other',
    event: { type: 'abcd' },
  },
  {
    name: 'a dash before a short text',
    on: auth0,
    detection: 'sel: {type: -a*bcd}\n  condition: sel',
    event: { type: '-abcd' },
  },
  {
    name: 'a text that is no address, of several prefixes',
    on: auth0,
    detection: 'sel: {ip|cidr: 192.168.4.0/22}\n  condition: sel',
    event: { type: 's', ip: '192.168.4.x' },
    against: 'field-type',
  },
  {
    name: 'two fields that are missing',
    on: splunk,
    detection: 'sel: {a|fieldref|cased: b}\n  other: {c|cased: X}\n  condition: sel or other',
    event: { c: 'x' },
  },
  {
    name: 'the week of a day that is in no calendar, under NOT',
    on: splunk,
    detection: 'sel: {a|week: 1}\n  condition: not sel',
    event: { a: '2023-02-31' },
  },
  {
    name: 'the text of a network',
    on: splunk,
    detection: 'sel: {a|cidr: 10.0.0.0/8}\n  condition: sel',
    event: { a: '10.0.0.0/8' },
    against: 'field-type',
  },
]

const OPEN: readonly Row[] = [
  // Splunk's times begin in 1971.
  { name: 'week-before-1971', on: splunk, detection: 'sel: {a|week: 1}\n  condition: sel', event: { a: '1970-01-01' } },
  // A JavaScript number does not have all of these digits.
  ...[splunk, auth0].map((on) => ({
    name: 'number-of-many-digits',
    on,
    detection: 'sel: {type: 9007199254740993}\n  condition: sel',
    event: { type: 9007199254740992 },
  })),
]

test.each(MENDED)('$name, $detection', holds)

test.fails.each(OPEN)('open: $name, $detection', holds)

test('each defect that the laws exclude has a row', () => {
  const rows = (on: Reading): string[] =>
    [...new Set(OPEN.filter((row) => row.on === on).map(({ name }) => name))].sort()
  expect({ splunk: rows(splunk), auth0: rows(auth0) }).toEqual({
    splunk: names(openInSplunk),
    auth0: names(openInAuth0),
  })
})

const names = (open: readonly { readonly name: string }[]): string[] => open.map(({ name }) => name).sort()

function holds({ on, detection, event, against }: Row): void {
  const meaning = lowered(`title: t\nlogsource: {product: auth0}\ndetection:\n  ${detection}\n`)
  if (meaning === undefined) throw new Error('the rule has no meaning')
  const { assumptions } = convertRule(meaning.rule, on.backend, { lossy: true })
  const broken = assumptions.filter((assumption) => !on.holds(assumption, meaning.expr, event))
  expect({ broken, compared: checkClaim(meaning, on, [event]) }).toEqual(
    against === undefined ? { broken: [], compared: 1 } : { broken: [against], compared: 0 },
  )
}
