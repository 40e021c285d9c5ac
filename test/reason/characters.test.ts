import { expect, test } from 'vitest'
import { foldCase } from '../../src/ir/glob.js'
import { hasCharacter } from '../../src/match/regex/character-set.js'
import { charactersFoldingTo } from '../../src/reason/text/folded-characters.js'

/** Characters that have a counterpart in another letter case. */
const HAS_CASE = /[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]/u

test('the characters that fold to another one are those of `foldCase`, for all characters with letter case', () => {
  const wrong: number[] = []
  const known = new Map<number, readonly number[]>()
  for (let code = 0; code <= 0x1ffff; code++) {
    const character = String.fromCodePoint(code)
    const folded = foldCase(character).codePointAt(0) ?? 0
    if (folded === code && !HAS_CASE.test(character)) continue
    const set = known.get(folded) ?? charactersFoldingTo(folded)
    known.set(folded, set)
    if (!hasCharacter(set, code) || (folded !== code && hasCharacter(charactersFoldingTo(code), code))) wrong.push(code)
  }
  expect(wrong).toEqual([])
})
