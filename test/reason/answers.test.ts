import { describe, expect, test } from 'vitest'
import { openReasoner } from '../../src/reason/reasoner.js'
import { exprOf } from './expr-of.js'

const YES = { answer: 'yes' }
const no = (event: object) => ({ answer: 'no', event })
const undecided = (reason: string) => ({ answer: 'undecided', reason })

describe('implies', () => {
  test.each([
    ['letter case', 'a: x', 'a: X', YES],
    ['a cased value', 'a|cased: x', 'a: x', YES],
    ['a value of any letter case', 'a: x', 'a|cased: x', no({ a: 'X' })],
    ['a longer beginning', 'a|startswith: shell', 'a|startswith: SH', YES],
    ['a beginning and a part', 'a|startswith: bash', 'a|contains: sh', YES],
    ['a part and a beginning', 'a|contains: sh', 'a|startswith: sh', no({ a: 'xshx' })],
    ['a text of several parts and the last one', "a: 'x*bash'", 'a|endswith: sh', YES],
    ['a text of several parts and the first one', "a: 'x*bash'", 'a|endswith: x', no({ a: 'xbash' })],
    ['a cased part and any letter case', 'a|contains|cased: BASH', 'a|contains: sh', YES],
    ['a part of any letter case and a cased one', 'a|contains: bash', 'a|contains|cased: sh', no({ a: 'BASH' })],
    ['letters beyond ASCII', 'a|contains: é', 'a|contains: É', YES],
    ['the sign for kelvin', 'a: k', "a|re: '^[kK\u212a]$'", YES],
    ['a value with an ending', 'a: bash', 'a|endswith: sh', YES],
    ['an ending', 'a|endswith: sh', 'a: bash', no({ a: 'sh' })],
    ['a longer part', 'a|contains: bash', 'a|contains: sh', YES],
    ['one of all parts', 'a|contains|all: [x, y]', 'a|contains: x', YES],
    ['a shorter list', 'a: [x, y], b: z', 'a: [x, y, z]', YES],
    [
      'a longer filter',
      's: {a: x}, f: {b: [y, z]}, condition: s and not f',
      's: {a: x}, f: {b: y}, condition: s and not f',
      YES,
    ],
    ['a value that exists', 'a: "*"', 'a|exists: true', YES],
    ['a field that may be null', 'a|exists: true', 'a: "*"', no({ a: null })],
    ['null', 'a: null', 'a|exists: false', no({ a: null })],
    ['a missing field', 'a|exists: false', 'a: null', YES],
    ['a number and its text', 'a: 5', 'a: "5"', YES],
    ['a text and its number', 'a: "5"', 'a: 5', YES],
    ['a number written otherwise', 'a: 1.0', 'a: "1.0"', no({ a: 1 })],
    ['a number and a bound', 'a: 5', 'a|gte: 5', YES],
    ['a bound and a smaller one', 'a|gt: 5', 'a|gt: 4.5', YES],
    ['a bound and a larger one', 'a|gte: 5', 'a|gt: 5', no({ a: 5 })],
    ['a bound beyond 2^53 and a smaller one', 'a|gt: 9007199254740993', 'a|gt: 5', YES],
    ['a bound beyond 2^53 and the next one', 'a|gte: 9007199254740994', 'a|gt: 9007199254740992', YES],
    ['bounds beyond 2^53', 'a|gt: 9007199254740992', 'a|gt: 9007199254740993', no({ a: '9007199254740993' })],
    ['two halves of all numbers', 'a|gte: 5', 's: {a|lt: 7}, t: {a|gte: 7}, condition: s or t', YES],
    ['a network in a larger one', 'a|cidr: 10.1.0.0/16', 'a|cidr: 10.0.0.0/8', YES],
    ['two halves of a network', 'a|cidr: 10.0.0.0/8', 'a|cidr: [10.0.0.0/9, 10.128.0.0/9]', YES],
    ['a network and its first part', 'a|cidr: 10.0.0.0/8', "a|startswith: '10.'", YES],
    ['the first part of an address', "a|startswith: '10.'", 'a|cidr: 10.0.0.0/8', no({ a: '10.' })],
    ['a network of IPv6', 'a|cidr: "2001:db8:1::/48"', 'a|cidr: "2001:db8::/32"', YES],
    ['an anchored expression', "a|re: '^cmd\\.exe\\z'", 'a: cmd.exe', YES],
    ['a line break before the end', "a|re: '^cmd\\.exe$'", 'a: cmd.exe', no({ a: 'cmd.exe\n' })],
    ['an expression that minds letter case', 'a: cmd.exe', "a|re: '^cmd\\.exe$'", no({ a: 'CMD.EXE' })],
    ['an expression and its first letter', "a|re|i: '^a(b|c)'", 'a|startswith: a', YES],
    ['a word', "a|re: '\\bfoo\\b'", 'a|contains: foo', YES],
    ['repetitions', "a|re: '[0-9]{3}'", "a|re: '[0-9]{2}'", YES],
    ['a part of a date', 'a|month: 5', 'a|month|gte: 3', YES],
    ['a week', 'a|week: 20', 'a|week|lt: 30', YES],
    ['a date and its form', 'a|hour: 10', 'a|re: "^[0-9]{4}-"', YES],
    ['two fields', 'a|fieldref: b', 'a|exists: true', YES],
    ['two fields in the other order', 'a|fieldref: b', 'b|fieldref: a', YES],
    ['two equal fields', 'a|fieldref|cased: b', 'a|fieldref|startswith: b', YES],
    ['a field and itself', 'a|fieldref: a', 'a: "*"', YES],
    ['a value and a keyword', 'a: foobar', 's: [foo], condition: s', YES],
    ['a keyword and a longer one', 's: [foo], condition: s', 's: [foobar], condition: s', no({ message: 'foo' })],
    ['a field inside of another', 'a.b: x', 'a: x', no({ a: { b: 'x' } })],
    ['a field with the mark of a list', 'a.b: x', '"a{}.b": x', no({ 'a.b': 'x', 'a{}.b': [] })],
    ['nothing', 's: {a: x}, condition: s and not s', 'b: y', YES],
    ['look-around beside a value', "a: x, b|re: '(?<!x)a'", 'a: x', YES],
    ['look-around', "a|re: '(?<!x)a'", 'a: a', undecided('not-runnable')],
  ])('%s', (_, a, b, expected) => {
    expect(openReasoner().implies(exprOf(a), exprOf(b))).toEqual(expected)
  })
})

describe('overlaps', () => {
  test.each([
    [
      'two values',
      'a: x',
      'a: y',
      { answer: 'yes', event: { a: ['x', 'y'] } },
      { answer: 'no', assuming: 'single-valued' },
    ],
    ['a value and its absence', 'a: x', 'a|exists: false', { answer: 'no' }, { answer: 'no' }],
    [
      'a value and another field',
      'a: x',
      'b: y',
      { answer: 'yes', event: { a: 'x', b: 'y' } },
      { answer: 'yes', event: { a: 'x', b: 'y' } },
    ],
    [
      'a beginning and an end',
      'a|startswith: x',
      'a|endswith: y',
      { answer: 'yes', event: { a: 'xy' } },
      { answer: 'yes', event: { a: 'xy' } },
    ],
    ['a value and its negation', 'a: x', 's: {a: x}, condition: not s', { answer: 'no' }, { answer: 'no' }],
    [
      'a number and a text',
      'a|gt: 5',
      'a|startswith: x',
      { answer: 'yes', event: { a: [6, 'x'] } },
      { answer: 'no', assuming: 'single-valued' },
    ],
    ['null and a value', 'a: null', 'a: x', { answer: 'no' }, { answer: 'no' }],
    [
      'two networks',
      'a|cidr: 10.0.0.0/8',
      'a|cidr: 11.0.0.0/8',
      { answer: 'yes', event: { a: ['10.255.255.255', '11.255.255.255'] } },
      { answer: 'no', assuming: 'single-valued' },
    ],
  ])('%s', (_, a, b, expected, singleValued) => {
    expect(openReasoner().overlaps(exprOf(a), exprOf(b))).toEqual(expected)
    expect(openReasoner({ singleValued: true }).overlaps(exprOf(a), exprOf(b))).toEqual(singleValued)
  })
})

describe('satisfiable, if fields hold one value', () => {
  test.each([
    ['equal fields with other values', 'a: x, b: y, a|fieldref: b', { answer: 'no', assuming: 'single-valued' }],
    [
      'a chain of equal fields',
      'a: x, a|fieldref: b, c: y, b|fieldref: c',
      { answer: 'no', assuming: 'single-valued' },
    ],
    [
      'equal fields in another case',
      'a|cased: x, b|cased: X, a|fieldref: b',
      { answer: 'yes', event: { a: 'x', b: 'X' } },
    ],
    ['equal fields and one bound', 'a|fieldref: b, b|gt: 5', { answer: 'yes', event: { a: 6, b: 6 } }],
    ['a beginning of another field', 'a|fieldref|startswith: b, b|gt: 3', { answer: 'yes', event: { a: '4', b: 4 } }],
    [
      'a part of a given field',
      'a|fieldref|contains: b, a: xyz, b|endswith: z',
      { answer: 'yes', event: { a: 'xyz', b: 'z' } },
    ],
    [
      'a part of equal fields',
      'a|fieldref: c, b|fieldref|contains: a, b: z',
      { answer: 'yes', event: { a: 'z', b: 'z', c: 'z' } },
    ],
    ['a bound and a text', "a|gt: 10, a: ['7', '12']", { answer: 'yes', event: { a: '12' } }],
    ['a bound and smaller texts', "a|gt: 10, a: ['7', x]", { answer: 'no', assuming: 'single-valued' }],
    ['a bound and an expression', "a|gte: 5, a|re: '^1'", { answer: 'yes', event: { a: '10' } }],
    [
      'a network of IPv6 and a letter',
      "a|cidr: 'fe80::/64', a|re: '[xyz]'",
      { answer: 'no', assuming: 'single-valued' },
    ],
    ['a week and no date of it', "a|week: 1, a: '2026-06-01'", { answer: 'no', assuming: 'single-valued' }],
    ['a bound that excludes all texts', "s: {a: ['7', '8']}, t: {a|lt: 10}, condition: s and not t", { answer: 'no' }],
  ])('%s', (_, detection, expected) => {
    expect(openReasoner({ singleValued: true }).satisfiable(exprOf(detection))).toEqual(expected)
  })
})

describe('equivalent', () => {
  test.each([
    ['two spellings', 's: {a: [x, y]}, condition: s', 's: {a: x}, t: {a: y}, condition: 1 of them', YES],
    [
      'the rules of De Morgan',
      's: {a: x}, t: {b: y}, condition: not (s and t)',
      's: {a: x}, t: {b: y}, condition: not s or not t',
      YES,
    ],
    ['a wildcard and its modifier', 'a: "*x*"', 'a|contains: x', YES],
    ['an expression and a pattern', "a|re|s: '^x.*y\\z'", 'a|cased: "x*y"', YES],
    ['a larger second expression', 'a: x', 'a: [x, y]', no({ a: 'y' })],
  ])('%s', (_, a, b, expected) => {
    expect(openReasoner().equivalent(exprOf(a), exprOf(b))).toEqual(expected)
  })
})

test('a value that another condition on its field excludes can match only in a list', () => {
  const expr = exprOf("a: RunWizard, a|re: '[0-9]{8}'")
  expect(openReasoner().satisfiable(expr).answer).toBe('yes')
  expect(openReasoner({ singleValued: true }).satisfiable(expr)).toEqual({ answer: 'no', assuming: 'single-valued' })
})

test('a question that takes too many steps is undecided', () => {
  const words = Array.from({ length: 40 }, (_, at) => `'*${at}a?b*'`)
  const all = `a|contains|all: [${words}]`
  const reasoner = openReasoner({ steps: 10 })
  expect(reasoner.implies(exprOf(all), exprOf('a|contains: zzz'))).toEqual(undecided('steps'))
})

test('an event is kept for the next question about the same expression', () => {
  const reasoner = openReasoner()
  const [a, b] = [exprOf('a: x'), exprOf('b: y')]
  expect(reasoner.satisfiable(a)).toEqual({ answer: 'yes', event: { a: 'x' } })
  expect(reasoner.implies(a, b)).toEqual(no({ a: 'x' }))
  expect(reasoner.matches(a, { a: 'X' })).toBe(true)
})
