import { expect, test } from 'vitest'
import { foldCase } from '../../src/ir/glob.js'
import { hasCharacter } from '../../src/match/regex/character-set.js'
import { charactersFoldingTo } from '../../src/reason/text/folded-characters.js'

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

test('the characters that fold to another one are those of `foldCase`, for all characters with letter case', () => {
  const wrong: number[] = []
  const known = new Map<number, readonly number[]>()
  for (let code = 0; code <= 0x1ffff; code++) {
    if (isSurrogate(code)) continue
    const folded = foldCase(String.fromCodePoint(code)).codePointAt(0) ?? 0
    const set = known.get(folded) ?? charactersFoldingTo(folded)
    known.set(folded, set)
    if (!hasCharacter(set, code) || (folded !== code && hasCharacter(charactersFoldingTo(code), code))) wrong.push(code)
  }
  expect(wrong).toEqual([])
})
