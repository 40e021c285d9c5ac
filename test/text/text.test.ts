import { describe, expect, test } from 'vitest'
import { codeFrame } from '../../src/text/code-frame.js'
import { positionAt } from '../../src/text/source.js'
import { didYouMean, nearest } from '../../src/text/suggest.js'
import { textWidth } from '../../src/text/text-width.js'

describe('the position of an offset', () => {
  test.each([
    ['', 0, 1, 1],
    ['abc', 0, 1, 1],
    ['abc', 2, 1, 3],
    ['abc', 3, 1, 4],
    ['abc', 99, 1, 4],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 1, 1, 2],
    ['a\r\nb', 2, 1, 3],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\n\nb', 2, 2, 1],
    ['a\n\nb', 3, 3, 1],
    ['a\r\rb', 3, 3, 1],
    ['a\n\rb', 3, 3, 1],
    ['a\r\n\r\nb', 5, 3, 1],
    ['a\n', 2, 2, 1],
    ['😀x', 2, 1, 3],
    ['\uFEFFa', 1, 1, 2],
    ['a\u2028b', 2, 1, 3],
  ])('in %j at %i is line %i, column %i', (text, offset, line, column) => {
    expect(positionAt(text, offset)).toEqual({ line, column })
  })
})

describe('a code frame', () => {
  const frame = (text: string, start: number, end: number): string => codeFrame(text, { start, end }).join('\n')
  test.each([
    ['marks the span', 'a: bcd', 3, 6, ['   1 | a: bcd', '     |    ^^^']],
    ['marks an empty span', 'a: bcd', 3, 3, ['   1 | a: bcd', '     |    ^']],
    ['marks the end of a line', 'a:\nb', 2, 2, ['   1 | a:', '     |   ^']],
    ['marks the end of the text', 'a: b', 4, 4, ['   1 | a: b', '     |     ^']],
    ['stays within the first line of a span', 'ab\ncd', 1, 5, ['   1 | ab', '     |  ^']],
    ['shows the line of the span', 'x\r\nabc\r\ny', 4, 5, ['   2 | abc', '     |  ^']],
    ['widens with the number of the line', `${'\n'.repeat(99)}abc`, 100, 101, ['   100 | abc', '       |  ^']],
    ['shows a tab as two blanks', '\ta\tb', 3, 4, ['   1 |   a  b', '     |      ^']],
    ['marks a tab', 'a\tb', 1, 2, ['   1 | a  b', '     |  ^^']],
    ['shows control characters', 'a\0\x1b[31m\x7fb', 8, 9, ['   1 | a␀␛[31m␡b', '     |         ^']],
    ['counts two columns for a wide character', '你好: x', 4, 5, ['   1 | 你好: x', '     |       ^']],
    ['marks wide characters', 'a: 世界', 3, 5, ['   1 | a: 世界', '     |    ^^^^']],
    ['counts no column for an accent', 'e\u0301a: x', 5, 6, ['   1 | e\u0301a: x', '     |     ^']],
    ['of an empty line', 'a\n\nb', 2, 2, ['   2 |', '     | ^']],
    ['of an empty text is none', '', 0, 0, []],
  ])('%s', (_, text, start, end, lines) => {
    expect(codeFrame(text, { start, end })).toEqual(lines)
  })

  const long = Array.from({ length: 50 }, (_, i) => `word${String(i).padStart(3, '0')}`).join(' ')
  test('truncates a long line around the mark', () => {
    expect(frame(long, 200, 207)).toBe(
      [
        '   1 | …rd021 word022 word023 word024 word025 word026 word027 word028 word029 word030 word031 word032 word03…',
        '     |                                ^^^^^^^',
      ].join('\n'),
    )
  })

  test('truncates a long line at its end only, and at its start only', () => {
    expect(frame(long, 0, 7)).toBe(`   1 | ${long.slice(0, 100)}…\n     | ^^^^^^^`)
    expect(frame(long, 392, 399)).toBe(`   1 | …${long.slice(-100)}\n     |  ${' '.repeat(93)}^^^^^^^`)
  })

  test('truncates a line of wide characters to the columns of a terminal', () => {
    const wide = `- '${'世'.repeat(40)}': x`
    expect(codeFrame(wide, { start: 46, end: 47 }, 48)).toEqual([
      `   1 | …${'世'.repeat(17)}': x`,
      `     |  ${' '.repeat(37)}^`,
    ])
    expect(codeFrame(wide, { start: 3, end: 4 }, 48)[0]).toBe(`   1 | - '${'世'.repeat(18)}…`)
  })

  test('truncates a mark that is longer than the frame', () => {
    expect(frame(long, 0, 399)).toBe(`   1 | ${long.slice(0, 100)}…\n     | ${'^'.repeat(100)}`)
  })
})

describe('the width of a text in a terminal', () => {
  test.each([
    ['abc', 3],
    ['äöü→…', 5],
    ['世界', 4],
    ['한국어 ｆｕｌｌ', 15],
    ['e\u0301', 1],
    ['مرحبا', 5],
    ['😀x', 3],
    ['𠀀', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })
})

describe('the nearest name', () => {
  const names = ['startswith', 'endswith', 'contains', 'cidr', 'i', 're', 'cased', 'selection', 'selection_user']
  test.each([
    ['startwith', 'startswith'],
    ['STARTSWITH', 'startswith'],
    ['satrtswith', 'startswith'],
    ['contain', 'contains'],
    ['conatins', 'contains'],
    ['case', 'cased'],
    ['selecton', 'selection'],
    ['nothing_alike', undefined],
    ['xyz', undefined],
  ])('to %j is %j', (mistaken, expected) => {
    expect(nearest(mistaken, names)).toBe(expected)
  })

  test('is undefined for nothing similar', () => {
    expect(nearest('', names)).toBeUndefined()
  })

  test('is part of a sentence', () => {
    expect(didYouMean('contain', names)).toBe('did you mean `contains`?')
    expect(didYouMean('nothing_alike', names)).toBeUndefined()
    expect(didYouMean('a', [])).toBeUndefined()
  })
})
