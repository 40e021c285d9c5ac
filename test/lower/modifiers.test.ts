import { describe, expect, test } from 'vitest'
import { predicatesOf, textsOf } from '../unit/lowered.js'

describe('windash', () => {
  const DASHES = ['-', '/', '–', '—', '―']
  const variants = (make: (dash: string) => string): string[] => DASHES.map(make)
  test.each([
    ['-a', variants((dash) => `${dash}a`)],
    ['/a', variants((dash) => `${dash}a`)],
    ['–a', variants((dash) => `${dash}a`)],
    ['x -a', variants((dash) => `x ${dash}a`)],
    ["' -f '", variants((dash) => ` ${dash}f `)],
    ['-a-b', variants((dash) => `${dash}a-b`)],
    ['a-b', ['a-b']],
    ['a/b', ['a/b']],
    ['--a', variants((dash) => `-${dash}a`)],
    ["'- a'", ['- a']],
    ['http://x', variants((dash) => `http:/${dash}x`)],
    ['ü-a', ['ü-a']],
    ['-ü', variants((dash) => `${dash}ü`)],
    ['x', ['x']],
    ["'-a -b'", DASHES.flatMap((first) => variants((second) => `${first}a ${second}b`))],
    ['"*-a*"', variants((dash) => `*${dash}a*`)],
  ])('of %s', (value, texts) => {
    expect(textsOf('f|windash', value)).toEqual(texts)
  })

  test('combines with other modifiers', () => {
    expect(textsOf('f|windash|contains', '-a')).toEqual(variants((dash) => `*${dash}a*`))
    expect(textsOf('f|contains|windash', '-a')).toEqual(variants((dash) => `*${dash}a*`))
    expect(textsOf('f|windash|base64', '-a')).toEqual(variants((dash) => Buffer.from(`${dash}a`).toString('base64')))
  })
})

describe('expand', () => {
  test.each([
    ["'%a%'", [{ placeholder: 'a' }]],
    ["'x%a%y'", ['x', { placeholder: 'a' }, 'y']],
    ["'%a%%b%'", [{ placeholder: 'a' }, { placeholder: 'b' }]],
    ["'100%'", ['100%']],
    ["'\\%a\\%'", ['%a%']],
    ["'%a b%'", [{ placeholder: 'a b' }]],
    ["'%Käufer%-%corp/ops%'", [{ placeholder: 'Käufer' }, '-', { placeholder: 'corp/ops' }]],
    ["'\\%plain%name%'", ['%plain', { placeholder: 'name' }]],
    ["'a%%n%%b'", ['a%', { placeholder: 'n' }, '%b']],
    ["'\\\\%a%'", ['\\', { placeholder: 'a' }]],
    ["'%%'", ['%%']],
    ["'*%a%'", [{ wildcard: 'any' }, { placeholder: 'a' }]],
  ])('of %s', (value, parts) => {
    const [predicate] = predicatesOf('f|expand', value)
    expect(predicate).toMatchObject({ kind: 'match', pattern: parts })
  })
})

describe('fieldref', () => {
  test.each([
    ['f|fieldref', 'g', 'g', 'equals'],
    ['f|fieldref|startswith', 'g', 'g', 'startswith'],
    ['f|startswith|fieldref', 'g', 'g', 'startswith'],
    ['f|fieldref|endswith', 'g.h', 'g.h', 'endswith'],
    ['f|endswith|fieldref', 'g', 'g', 'endswith'],
    ['f|contains|fieldref', 'g', 'g', 'contains'],
    ['f|fieldref|contains', 'g', 'g', 'contains'],
    ['f|fieldref', "'g\\*'", 'g*', 'equals'],
    ['f|fieldref', '7', '7', 'equals'],
  ])('%s: %s asks for %s by %s', (key, value, other, match) => {
    expect(predicatesOf(key, value)).toMatchObject([{ kind: 'fieldRef', field: 'f', other, match, cased: false }])
  })
})

test.each([
  ['f|re|s|i|m', 'x', 'ims'],
  ['f|re|dotall|i', 'x', 'is'],
  ['f|re', 'x', ''],
])('the flags of %s are in one order', (key, value, flags) => {
  expect(predicatesOf(key, value)).toMatchObject([{ kind: 'regex', source: 'x', flags }])
})

test.each([
  ['f', 'x*', { kind: 'match', cased: false }],
  ['f|cased', 'x', { kind: 'match', cased: true }],
  ['f', '7', { kind: 'equals', type: 'number', text: '7' }],
  ['f', "'7'", { kind: 'match', pattern: ['7'] }],
  ['f', '0.1', { kind: 'equals', type: 'number', text: '0.1' }],
  ['f', 'TRUE', { kind: 'equals', type: 'boolean', text: 'true' }],
  ['f', 'null', { kind: 'isNull' }],
  ['f|contains', '7', { kind: 'match', pattern: [{ wildcard: 'any' }, '7', { wildcard: 'any' }] }],
  ['f|contains', "''", { kind: 'match', pattern: [{ wildcard: 'any' }] }],
  ['f|startswith', "'a*'", { kind: 'match', pattern: ['a', { wildcard: 'any' }] }],
  ['f|gte', '9007199254740993', { kind: 'compare', op: 'gte', value: '9007199254740993' }],
  ['f|hour|lt', '5', { kind: 'timePart', part: 'hour', op: 'lt', value: '5' }],
  ['f|cidr', '10.0.0.0/8', { kind: 'cidr', network: '10.0.0.0/8' }],
  ['|contains', 'x', { kind: 'keyword', pattern: [{ wildcard: 'any' }, 'x', { wildcard: 'any' }] }],
  ['|re|i', 'x', { kind: 'keywordRegex', source: 'x', flags: 'i' }],
])('%s: %s asks %j', (key, value, predicate) => {
  expect(predicatesOf(key, value)).toMatchObject([predicate])
})

test('an escaped percent sign in a regular expression is not part of a placeholder, even before the same text', () => {
  expect(predicatesOf('f|re|expand', "'\\%a%%a%'")).toMatchObject([
    { kind: 'match', pattern: ['%a%', { placeholder: 'a' }] },
  ])
})

test.each([
  ['0.10', ['0.10', '0.1']],
  ['10.0', ['10.0', '10']],
  ['-100.00', ['-100.00', '-100']],
  ['100', ['100']],
  ['-0', ['-0', '0']],
  ['0.0', ['0.0', '0']],
  ['9007199254740993.0', ['9007199254740993.0', '9007199254740993']],
])('the number %s is asked for as %j', (value, texts) => {
  expect(predicatesOf('f', value)).toMatchObject(texts.map((text) => ({ kind: 'equals', type: 'number', text })))
})
