import { describe, expect, test } from 'vitest'
import { parsePattern, type TimePartName } from '../../src/backend.js'
import { compileMatcher, type Json } from '../../src/index.js'
import { compileGlob, foldCase } from '../../src/ir/glob.js'
import { fieldReader, textOf } from '../../src/match/field-values.js'
import { timePart } from '../../src/match/time-part.js'
import { predicatesOf } from '../unit/lowered.js'

describe('a pattern', () => {
  test.each([
    ['abc', 'ABC', true],
    ['abc', 'abcd', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'a\nb', true],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*ba', 'aba', false],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab*', 'aba', false],
    ['*aab*', 'aaaab', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', '😀', true],
    ['??', '😀', false],
    ['?', 'é', true],
    ['a?c', 'a\nc', true],
    ['a?*', 'a', false],
    ['*?a', 'ba', true],
    ['*?a', 'a', false],
    ['*a?c*', 'xxabcyy', true],
    ['*a?c*a?c', 'abcabc', true],
    ['*a?c*a?c', 'abcbc', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['straße', 'STRASSE', false],
    ['ÄÖÜ', 'äöü', true],
    ['Σ', 'σ', true],
    ['İ', 'i', false],
    ['K', 'k', true],
    ['\u212a', 'k', true],
  ])('%j on %j: %s', (text, value, matches) => {
    expect(compileGlob(parsePattern(text), false)(value)).toBe(matches)
  })

  test('is case-sensitive with `cased`', () => {
    expect(compileGlob(parsePattern('A*b?'), true)('AxbC')).toBe(true)
    expect(compileGlob(parsePattern('A*b?'), true)('axbC')).toBe(false)
  })

  test.each(['abc', 'İstanbul', 'ŒUVRE', '😀Ⅷ', 'ΑΣ', 'ﬃ'])('folding a text keeps its length: %s', (text) => {
    expect([...foldCase(text)].length).toBe([...text].length)
    expect(foldCase(foldCase(text))).toBe(foldCase(text))
  })

  test('does not try all combinations of many stars', () => {
    expect(compileGlob(parsePattern(`${'*a'.repeat(200)}*b`), false)('a'.repeat(100_000))).toBe(false)
    expect(compileGlob(parsePattern(`${'*a?'.repeat(50)}*b`), false)('a'.repeat(20_000))).toBe(false)
  })
})

describe('a field', () => {
  const event: Json = {
    a: { b: { c: 1 }, 'b.c': 2, list: [1, [2, [3]], null], none: null, empty: [] },
    'a.x': 'flat',
    'a.b': { d: 'half flat' },
    rows: [{ id: 1, tags: ['x', 'y'] }, { id: 2 }, 7, [{ id: 3 }]],
    'curly{}': 'own',
    __proto__: 'inherited',
    undef: undefined,
  }
  test.each([
    ['a.x', ['flat']],
    ['a.b.d', ['half flat']],
    ['a.list', [1, 2, 3, null]],
    ['a.list{}', [1, 2, 3, null]],
    ['a.none', [null]],
    ['a.empty', []],
    ['a.b', []],
    ['rows.id', [1, 2, 3]],
    ['rows{}.id', [1, 2, 3]],
    ['rows{}.tags{}', ['x', 'y']],
    ['rows.tags', ['x', 'y']],
    ['curly{}', ['own']],
    ['a', []],
    ['undef', [undefined]],
    ['b', []],
    ['A.x', []],
    ['a.', []],
    ['.a', []],
    ['', []],
    ['rows.nothing', []],
    ['a.list.length', []],
    ['a.x.length', []],
    ['toString', []],
    ['constructor.name', []],
    ['rows.0.id', []],
  ] as const)('%j is %j', (name, values) => {
    expect(fieldReader(name)(event)).toEqual(values)
  })

  test('prefers a key with dots to the path with the same name, at every level', () => {
    expect(fieldReader('a.b')({ 'a.b': 1, a: { b: 2 } })).toEqual([1])
    expect(fieldReader('x.b.c')({ x: { b: { c: 1 }, 'b.c': 2 } })).toEqual([2])
    expect(fieldReader('x.b.c')({ x: { b: { c: 1 } }, 'x.b': { d: 2 } })).toEqual([1])
  })

  test('is found in a list of ten thousand lists', () => {
    let deep: Json = [1]
    for (let i = 0; i < 10_000; i++) deep = [deep]
    expect(fieldReader('a')({ a: deep })).toEqual([1])
  })

  test.each([
    ['x', 'x'],
    [1.5, '1.5'],
    [9007199254740993n, '9007199254740993'],
    [true, 'true'],
    [null, undefined],
    [{}, undefined],
    [[], undefined],
  ])('with the value %s has the text %j', (value, text) => {
    expect(textOf(value)).toBe(text)
  })
})

const matches = (key: string, value: string, event: Json): boolean | undefined => {
  const args = predicatesOf(key, value).map((leaf) => ({ kind: 'leaf', leaf }) as const)
  return compileMatcher({ kind: 'or', args }).matcher?.matches(event)
}

describe('numbers', () => {
  test.each([
    ['f', '9007199254740993', '9007199254740993', true],
    ['f', '9007199254740993', '9007199254740992', false],
    ['f', '9007199254740993', 9007199254740993n, true],
    ['f', '9007199254740993', 9007199254740992n, false],
    ['f', '7', 7, true],
    ['f', '7', '7', true],
    ['f', '7', '7.0', false],
    ['f', '7', '07', false],
    ['f', '7.0', 7, true],
    ['f', '7.0', '7', true],
    ['f', '7.0', '7.00', false],
    ['f', '7.0', '7.0', true],
    ['f', '7', true, false],
    ['f', '1', true, false],
    ['f', 'true', true, true],
    ['f', 'true', 'TRUE', true],
    ['f', 'true', 1, false],
    ['f|gt', '9007199254740992', '9007199254740993', true],
    ['f|gt', '9007199254740993', '9007199254740993', false],
    ['f|gt', '9007199254740992', 9007199254740993n, true],
    ['f|lt', '1.5', '1.25', true],
    ['f|lt', '0', '-0.5', true],
    ['f|lt', '0', -1, true],
    ['f|lte', '0', '-0', true],
    ['f|gte', '100', '1e2', true],
    ['f|gte', '1', true, false],
    ['f|gte', '1', '', false],
    ['f|gte', '1', ' 2', false],
    ['f|gte', '1', '0x10', false],
    ['f|gte', '1', 'Infinity', false],
    ['f|gte', '1', null, false],
    ['f|gte', '1', [0, [5]], true],
  ])('%s: %s on %s: %s', (key, value, found, expected) => {
    expect(matches(key, value, { f: found })).toBe(expected)
  })

  test('differ from long texts that begin like numbers', () => {
    expect(matches('f|gt', '1', { f: `${'1'.repeat(500_000)}x` })).toBe(false)
    expect(matches('f|gt', '1.5', { f: `1.${'1'.repeat(500_000)}` })).toBe(false)
  })

  // JSON.parse drops the last digit of the event's number before the comparison.
  test('with more digits than a JavaScript number equal their neighbours', () => {
    expect(matches('f', '9007199254740993', JSON.parse('{"f":9007199254740993}'))).toBe(true)
  })
})

describe('a part of a date', () => {
  test.each([
    ['2026-11-23T04:05:06Z', [2026, 11, 48, 23, 4, 5]],
    ['2026-11-23 04:05', [2026, 11, 48, 23, 4, 5]],
    ['2026-11-23', [2026, 11, 48, 23, undefined, undefined]],
    ['2024-12-29', [2024, 12, 52, 29, undefined, undefined]],
    ['2024-12-30', [2024, 12, 1, 30, undefined, undefined]],
    ['2025-12-28', [2025, 12, 52, 28, undefined, undefined]],
    ['2025-12-29', [2025, 12, 1, 29, undefined, undefined]],
    ['2026-01-01', [2026, 1, 1, 1, undefined, undefined]],
    ['2026-12-31', [2026, 12, 53, 31, undefined, undefined]],
    ['2027-01-03', [2027, 1, 53, 3, undefined, undefined]],
    ['2027-01-04', [2027, 1, 1, 4, undefined, undefined]],
    ['2020-12-31', [2020, 12, 53, 31, undefined, undefined]],
    ['2021-01-03', [2021, 1, 53, 3, undefined, undefined]],
    ['2016-01-03', [2016, 1, 53, 3, undefined, undefined]],
    ['2012-01-01', [2012, 1, 52, 1, undefined, undefined]],
    ['2024-02-29', [2024, 2, 9, 29, undefined, undefined]],
    ['0100-06-01', [100, 6, 22, 1, undefined, undefined]],
    ['2026-02-29', [2026, 2, undefined, 29, undefined, undefined]],
    ['2026-13-01', [2026, 13, undefined, 1, undefined, undefined]],
    ['2026-00-10', [2026, 0, undefined, 10, undefined, undefined]],
    ['0099-01-01', [99, 1, 1, 1, undefined, undefined]],
    ['2026-11-00T25:61', [2026, 11, undefined, 0, 25, 61]],
    ['23.11.2026', Array(6).fill(undefined)],
    ['1795406706', Array(6).fill(undefined)],
    [' 2026-11-23', Array(6).fill(undefined)],
    ['', Array(6).fill(undefined)],
  ])('%s is %j', (text, parts) => {
    const names: readonly TimePartName[] = ['year', 'month', 'week', 'day', 'hour', 'minute']
    expect(names.map((name) => timePart(text, name))).toEqual(parts)
  })
})
