import { describe, expect, test } from 'vitest'
import { acrossSpaces, certainPieces, phraseLength } from '../../backends/elastic/text-words.js'
import { parsePattern, patternText } from '../../src/ir/pattern.js'

describe('the words of a `text` field that every value with a pattern has', () => {
  test.each<[pattern: string, pieces: readonly string[]]>([
    // Between spaces, and at the ends of the value, words are whole.
    ['* -w hidden *', ['-w hidden']],
    ['net user *', ['net user']],
    ['*\\cmd.exe /c echo', ['*cmd*', '*exe', '/c echo']],
    ['* a  b\t\r\nc *', ['a b c']],
    // At the ends of a pattern, words can be parts of longer words.
    ['*display dialog*', ['*display', 'dialog*']],
    ['*one two three*', ['*one', 'two', 'three*']],
    ['*-one (two) three!*', ['*one', '(two)', 'three*']],
    ['*one! two*', ['*one*', 'two*']],
    ['*word*', ['*word*']],
    ['word*', ['word*']],
    ['*word', ['*word']],
    ['* one?two *', ['one*', '*two']],
    // A text without ASCII letters and digits has no certain word.
    ['* - > *', []],
    ['* ü *', []],
    // Control characters are no spaces for every analyzer, and cannot be in a query.
    ['* a\u0007b *', ['*a*', '*b*']],
    ['*', []],
  ])('%j', (text, pieces) => {
    expect(certainPieces(parsePattern(text)).map(patternText)).toEqual(pieces)
  })

  test('form a phrase if they follow each other', () => {
    const length = (text: string) => phraseLength(parsePattern(text))
    expect(['* -w hidden *', '* -enc *', '*display dialog*', '*a b c d*', '*'].map(length)).toEqual([2, 1, 0, 2, 0])
  })

  test('are apart in a pattern without spaces', () => {
    const apart = (text: string) => patternText(acrossSpaces(parsePattern(text)))
    expect(['* a  b*', 'sh -c *', 'a\tb*', ' a*', '* *'].map(apart)).toEqual(['*a*b*', 'sh*-c*', 'a*b*', '*a*', '*'])
  })
})
