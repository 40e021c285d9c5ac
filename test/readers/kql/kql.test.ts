import { describe, expect, test } from 'vitest'
import { ANY } from '../elastic/elastic-pattern.js'
import { parseKql } from './kql.js'
import { parseKqlByPackage } from './kql-package.js'
import type { KqlValue } from './kql-tree.js'

const is = (value: KqlValue, field: string | null = 'a') => ({ kind: 'is', field, value })
const bare = (text: string | boolean | null) => is({ bare: text })

describe('a Kibana query reads as', () => {
  test.each([
    ['a: "x y"', is({ phrase: 'x y' })],
    ['a: x y', bare('x y')],
    ['a:x*y', is({ wildcard: ['x', ANY, 'y'] })],
    ['*x*', is({ wildcard: [ANY, 'x', ANY] }, null)],
    ['"a b": c', is({ bare: 'c' }, 'a b')],
    ['a: *', { kind: 'exists', field: 'a' }],
    ['a: ""', is({ phrase: '' })],
    ['a: true', bare(true)],
    ['a: null', bare(null)],
    ['a: "null"', is({ phrase: 'null' })],
    ['null: x', is({ bare: 'x' }, null)],
    ['a < 5', { kind: 'range', field: 'a', op: 'lt', value: '5' }],
    ['a >= -1.50', { kind: 'range', field: 'a', op: 'gte', value: '-1.50' }],
    ['not a: x', { kind: 'not', arg: bare('x') }],
    ['a: x AND a: y And a: z', { kind: 'and', args: [bare('x'), bare('y'), bare('z')] }],
    ['a: x or a: y and a: z', { kind: 'or', args: [bare('x'), { kind: 'and', args: [bare('y'), bare('z')] }] }],
    ['a: (x or "y" or z*)', { kind: 'or', args: [bare('x'), is({ phrase: 'y' }), is({ wildcard: ['z', ANY] })] }],
    ['a: (x and not y)', { kind: 'and', args: [bare('x'), { kind: 'not', arg: bare('y') }] }],
    ['a: *x or and b: y', { kind: 'or', args: [is({ wildcard: [ANY, 'x'] }), is({ bare: 'y' }, 'and b')] }],
  ])('%s', (query, expected) => {
    expect(parseKql(query)).toEqual(expected)
  })
})

describe('the text of a value is read', () => {
  test.each<[string, KqlValue]>([
    ['"C:\\temp"', { phrase: 'C:\temp' }],
    ['"C:\\\\temp"', { phrase: 'C:\\temp' }],
    ['"\\*"', { phrase: '\\*' }],
    ['"a\\"b"', { phrase: 'a"b' }],
    ['"a\nb"', { phrase: 'a\nb' }],
    ['C\\:\\\\t*', { wildcard: ['C:\\t', ANY] }],
    ['x\\*y*', { wildcard: ['x*y', ANY] }],
    ['can\\not*', { wildcard: ['can\not', ANY] }],
    ['x \\and y*', { wildcard: ['x and y', ANY] }],
    ['* x* ', { wildcard: [ANY, ' x', ANY] }],
    ['*x\\t', { wildcard: [ANY, 'x'] }],
  ])('%s', (text, value) => {
    expect(parseKql(`a: ${text}`)).toEqual(is(value))
  })
})

describe('reads as the published package of version 7 does', () => {
  test.each([
    'a: "x y"',
    'a : x y  or b:(c or not "d" and e*)',
    'not (a: x and (b > 5 or *z*)) or "c d" <= "2026-01-01"',
    'a: \\and* or b: can\\not* and c: \\(x\\) or d\\:e: "\\"f\\\\"',
    'a: null or b: true and c: *',
    'null: x',
  ])('%s', (query) => {
    expect(parseKql(query)).toEqual(parseKqlByPackage(query))
  })
})

describe('follows the current grammar, not that of the package', () => {
  test.each<[string, KqlValue]>([
    ['9007199254740993', { bare: '9007199254740993' }],
    ['1.50', { bare: '1.50' }],
    ['0x10', { bare: '0x10' }],
    ['Infinity', { bare: 'Infinity' }],
    ['\\t', { bare: '' }],
    ['\\{x\\}*', { wildcard: ['{x}', ANY] }],
    ['ca\\u006eot x*', { wildcard: ['canot x', ANY] }],
    ['"\\u2028 \\\\u0041"', { phrase: '\u2028 \\u0041' }],
    ['x\u00a0y', { bare: 'x\u00a0y' }],
    ['x*y\\u0020', { wildcard: ['x', ANY, 'y'] }],
    ['"\ue0000041"', { phrase: '\ue0000041' }],
    ['\ue0000041', { bare: '\ue0000041' }],
  ])('%s', (text, value) => {
    expect(parseKql(`a: ${text}`)).toEqual(is(value))
  })
})

describe('rejects', () => {
  test.each([
    ['a: *can not open*'],
    ['a: (*not or x)'],
    ['isnot < 5'],
    ['a: not b'],
    ['a: {b: 1}'],
    ['a*: b'],
    ['a: "x'],
    ['(a: x'],
    ['a:'],
    ['a: x:y'],
  ])('%s', (query) => {
    expect(() => parseKql(query)).toThrow()
  })
})
