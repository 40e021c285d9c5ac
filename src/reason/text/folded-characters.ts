import { foldCase } from '../../ir/glob.js'
import { type CharacterSet, characters, isSurrogate } from '../../match/regex/character-set.js'
import { addValue } from '../../text/add-value.js'
import { once } from '../../text/once.js'

const LOWER_K = 0x6b
/** The sign for kelvin, the only character outside ASCII whose lower case is in ASCII. */
const KELVIN = 0x212a
/** No character beyond this plane has letter case. */
const LAST_CASED = 0x1ffff

/** Returns all characters that `foldCase` maps to the given one: none if it maps it to another one. */
export function charactersFoldingTo(folded: number): CharacterSet {
  if (folded > 0x7f) return characters([...(isFolded(folded) ? [folded] : []), ...(origins().get(folded) ?? [])])
  if (folded >= 0x41 && folded <= 0x5a) return []
  const isLetter = folded >= 0x61 && folded <= 0x7a
  return characters(isLetter ? [folded, folded - 0x20, ...(folded === LOWER_K ? [KELVIN] : [])] : [folded])
}

const isFolded = (character: number): boolean => foldOf(character) === character
const foldOf = (character: number): number => foldCase(String.fromCodePoint(character)).codePointAt(0) ?? character

/** Maps each folded character to the characters that it replaces. Only a text outside ASCII needs it. */
const origins = once((): ReadonlyMap<number, readonly number[]> => {
  const replaced = new Map<number, number[]>()
  for (let character = 0; character <= LAST_CASED; character++) {
    if (isSurrogate(character)) continue
    const folded = foldOf(character)
    if (folded !== character) addValue(replaced, folded, character)
  }
  return replaced
})
