import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import { type CharacterSet, complement, hasCharacter, rangesOf, union } from '../../src/match/regex/character-set.js'
import { withOtherCases } from '../../src/match/regex/letter-case.js'
import { namedClass } from '../../src/match/regex/named-classes.js'

const raw = String.raw
const charactersOf = (set: CharacterSet): number[] =>
  rangesOf(set).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, more) => first + more))

test('a union is sorted, and joins ranges that overlap or touch', () => {
  const sets = [[5, 9], [1, 2, 20, 30], [3, 3, 8, 12], []]
  expect(union(sets)).toEqual([1, 3, 5, 12, 20, 30])
})

test.each([
  [[], [0, 0x10ffff]],
  [[0, 0x10ffff], []],
  [
    [0, 4, 9, 9],
    [5, 8, 10, 0x10ffff],
  ],
])('the complement of %j is %j', (set, others) => {
  expect(complement(set)).toEqual(others)
})

test.each([
  ['a', 'Aa'],
  ['k', 'Kk\u212a'],
  ['ſ', 'Ssſ'],
  ['1', '1'],
  ['ß', 'ßẞ'],
  ['σ', 'Σςσ'],
  ['ǅ', 'ǄǅǆǅǄǆ'],
])('%s equals %s in any letter case', (character, all) => {
  const code = character.codePointAt(0) ?? 0
  const expected = [...new Set(Array.from(all, (each) => each.codePointAt(0) ?? 0))].sort((a, b) => a - b)
  expect(charactersOf(withOtherCases([code, code]))).toEqual(expected)
})

/** True if, among some characters, RE2 finds exactly those of the set as an item of a class. */
function isSetOfRe2(item: string, flags: number, set: CharacterSet, among: readonly number[]): boolean {
  const text = (isIn: boolean): string =>
    String.fromCodePoint(...among.filter((code) => hasCharacter(set, code) === isIn))
  const finds = (source: string, text: string): boolean => RE2JS.compile(source, flags).test(text)
  return !finds(`[${item}]`, text(false)) && !finds(`[^${item}]`, text(true))
}

test('characters are equal in another letter case exactly if RE2 says so', () => {
  const cased = Array.from({ length: 0x20000 }, (_, code) => code).filter((code) =>
    /[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]/u.test(String.fromCodePoint(code)),
  )
  const families = new Map(cased.map((code) => withOtherCases([code, code])).map((family) => [String(family), family]))
  const wrong = [...families.values()].filter(
    (family) => !isSetOfRe2(String.fromCodePoint(family[0] ?? 0), RE2JS.CASE_INSENSITIVE, family, cased),
  )
  expect(families.size).toBeGreaterThan(1_200)
  expect(wrong).toEqual([])
})

describe('the class', () => {
  const some = Array.from({ length: 0x500 }, (_, code) => code)
  const shorthands = [raw`\d`, raw`\D`, raw`\s`, raw`\S`, raw`\w`, raw`\W`]
  const properties = [
    raw`\pL`,
    raw`\PN`,
    raw`\p{Lu}`,
    raw`\P{Greek}`,
    raw`\p{^Nd}`,
    raw`\P{^P}`,
    raw`\p{Any}`,
    raw`\p{Ascii}`,
  ]
  const names = 'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' ')
  const posix = names.flatMap((name) => [`[:${name}:]`, `[:^${name}:]`])

  test.each([...shorthands, ...properties, ...posix])('%s has the characters of RE2', (written) => {
    const set = namedClass(written, false) ?? []
    expect(isSetOfRe2(written, 0, set, some)).toBe(true)
  })

  test.each([
    raw`\p{Klingon}`,
    raw`\p{L}x`,
    '[:vowel:]',
    raw`\q`,
    raw`\p{}`,
    raw`\p{sc=Greek}`,
  ])('%s is unknown', (written) => {
    expect(namedClass(written, false)).toBeUndefined()
  })
})
