import { describe, expect, test } from 'vitest'
import { MAX_SEARCH_CELLS } from '../../src/match/matching-limits.js'
import { acceptsText } from '../../src/match/regex/accepts-text.js'
import { openAutomaton } from '../../src/match/regex/automaton.js'
import { compileRegex, searchProgram } from '../../src/match/search-regex.js'

const raw = String.raw

// RE2 refuses or reads otherwise what is in this table, so the law that compares with RE2 does not contain it.
describe('the reader of expressions decides what they mean', () => {
  test.each([
    ['a{,2}b', '^', '', ['ab', 'aab'], ['aaab', 'a{,2}b']],
    ['a{02}b', '^', '', ['aab'], ['ab', 'a{02}b']],
    [raw`\e[\b]`, '', '', ['\x1b\b'], ['e\b']],
    [raw`\x7\é`, '', '', ['\x07é'], ['x7é']],
    ['(?#comment)a(?|b|c)', '', '', ['ab', 'ac'], ['a(']],
    [raw`a\Eb`, '', '', ['ab'], ['aEb']],
    ["(?<n>a)(?<n>b)(?'m'c)", '', '', ['abc'], ['ab']],
    [raw`[\d-x]`, '', '', ['-', '5'], ['a']],
    [raw`[\1]`, '', '', ['\x01'], ['1']],
    [raw`\p{Grek}`, '', '', ['σ'], ['s']],
    ['a$|(?m)b$', '', '', ['a\n', 'b\nc'], ['a\nc']],
  ] as const)('%s', (source, before, flags, found, others) => {
    const search = compileRegex(before + source, flags)
    expect([found.map(search), others.map(search)]).toEqual([found.map(() => true), others.map(() => false)])
  })
})

describe('refuses', () => {
  test.each([
    ['a(?=b)', '`(?=b)` is not supported', 1, 6],
    ['(?<!a)b', '`(?<!a)` is not supported', 0, 6],
    ['(?=a long condition for what follows)b', '`(?=a long condition …` is not supported', 0, 37],
    [raw`(a)\1`, raw`${'`'}\1${'`'} is not supported`, 3, 5],
    [raw`(?<n>a)\k<n>`, raw`${'`'}\k<n>${'`'} is not supported`, 7, 12],
    ['(?>a)b', '`(?>a)` is not supported', 0, 5],
    ['a++b', '`a++` is not supported', 0, 3],
    ['(?x)a', '`(?x)` is not supported', 0, 4],
    ['(?i-)a', '`(?i-)` is not supported', 0, 5],
    [raw`\p{Klingon}`, raw`${'`'}\p{Klingon}${'`'} is not supported`, 0, 11],
    ['[[:vowel:]]', '`[[:vowel:]]` is not supported', 0, 11],
    // Inherited by every object, but no class.
    ['[[:constructor:]]', '`[[:constructor:]]` is not supported', 0, 17],
    [raw`a\Z`, raw`${'`'}\Z${'`'} is not supported`, 1, 3],
    [raw`\Ga`, raw`${'`'}\G${'`'} is not supported`, 0, 2],
    ['a{1001}', 'a part occurs more than 1,000 times', 0, 7],
    ['(a{2}){501}', 'a part occurs more than 1,000 times', 0, 11],
    [`(?:${'a'.repeat(1_400)}){1000}`, 'it is too large', 0, 1_410],
    ['(a', 'missing `)`', 0, 1],
  ])('%s', (source, message, start, end) => {
    expect(problemOf(source)).toMatchObject({ name: 'SyntaxError', message, start, end })
  })
})

function problemOf(source: string): unknown {
  try {
    return compileRegex(source, '')
  } catch (problem) {
    return problem
  }
}

test.each([
  ['a{1000}', 'a'.repeat(1_000), 'a'.repeat(999)],
  ['^(?:a{20}b){50}$', `${'a'.repeat(20)}b`.repeat(50), `${'a'.repeat(20)}b`.repeat(49)],
  ['^(?:a{0}b)+$', 'bb', 'ab'],
  [`^${'('.repeat(60)}a${')+'.repeat(60)}$`, 'aaa', 'ab'],
  [`^${'('.repeat(60)}a${')'.repeat(60)}$`, 'a', 'ab'],
])('repeats up to a thousand times: %s', (source, found, other) => {
  const search = compileRegex(source, '')
  expect([search(found), search(other)]).toEqual([true, false])
})

test('half of a surrogate pair is a character of its own, a pair is not two', () => {
  const half = compileRegex('\ud83d', '')
  expect(['\ud83d', 'a\ud83db', '\ude00\ud83d', '😀'].map(half)).toEqual([true, true, true, false])
  expect(['\ud83d', '😀', '\ud83d\ud83d'].map(compileRegex('^.$', ''))).toEqual([true, true, false])
})

test('an automaton with too many states starts anew, and goes on', () => {
  const automaton = openAutomaton(searchProgram('(?:a|b)*a(?:a|b){30}c', ''))
  let bits = 1
  const text = Array.from({ length: 6_000 }, () => {
    bits = (bits * 48_271) % 0x7fffffff
    return bits % 2 === 0 ? 'a' : 'b'
  }).join('')
  expect(acceptsText(automaton, text)).toBe(false)
  expect(acceptsText(automaton, `${text}a${'b'.repeat(30)}c`)).toBe(true)
  expect(automaton.cells).toBeLessThan(MAX_SEARCH_CELLS)
})

test('an anchored expression gives up at the first character that does not fit', () => {
  const automaton = openAutomaton(searchProgram('(?i)^(?:abc|abd)', ''))
  expect(acceptsText(automaton, 'x'.repeat(1_000))).toBe(false)
  expect([...automaton.states.values()].map(({ isDead }) => isDead)).toEqual([false, true])
})
