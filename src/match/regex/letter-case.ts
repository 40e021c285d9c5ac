import { addValue } from '../../text/add-value.js'
import { once } from '../../text/once.js'
import { type CharacterSet, hasCharacter, union } from './character-set.js'

/**
 * Adds the characters that equal one of the set if letter case is ignored. This is simple case folding, which relates
 * single characters: `k`, `K` and the Kelvin sign are equal, `ß` and `ss` are not.
 *
 * https://www.unicode.org/reports/tr18/#Simple_Loose_Matches
 */
export function withOtherCases(set: CharacterSet): CharacterSet {
  const last = set.at(-1) ?? 0
  const added = (last <= LAST_ASCII ? ASCII_FAMILIES : otherFamilies()).filter((family) =>
    family.some((character) => hasCharacter(set, character)),
  )
  return added.length === 0 ? set : union([set, ...added.flat().map((character) => [character, character])])
}

/** Characters that are equal if letter case is ignored. */
type Family = readonly number[]

const LAST_ASCII = 0x7f
const LONG_S = 0x17f
const KELVIN_SIGN = 0x212a
/** No character beyond this plane has letter case. */
const LAST_CASED = 0x1ffff

/** The families of the letters in ASCII. Two of them have a member beyond. */
const ASCII_FAMILIES: readonly Family[] = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => {
  const small = letter.charCodeAt(0)
  const both = [small - 0x20, small]
  return letter === 's' ? [...both, LONG_S] : letter === 'k' ? [...both, KELVIN_SIGN] : both
})

/** Finds all families. Only an expression that reaches beyond ASCII needs them. */
const otherFamilies = once((): readonly Family[] => {
  const relatives = new Map<string, string[]>()
  for (let code = 0x41; code <= LAST_CASED; code++) {
    const character = String.fromCodePoint(code)
    if (!/\p{Changes_When_Casemapped}/u.test(character)) continue
    // Full case mapping relates at least the characters that simple case folding does.
    addValue(relatives, character.toLowerCase().toUpperCase(), character)
  }
  return [...relatives.values()].flatMap(splitFamilies)
})

/** Divides characters into those that are equal in case-insensitive expressions of JavaScript, with the flag `u`. */
function splitFamilies(characters: readonly string[]): readonly Family[] {
  const families: string[][] = []
  for (const character of characters) {
    const isEqual = new RegExp(`^${character}$`, 'iu')
    const family = families.find(([first = '']) => isEqual.test(first))
    if (family === undefined) families.push([character])
    else family.push(character)
  }
  return families.flatMap((family) =>
    family.length === 1 ? [] : [family.map((character) => character.codePointAt(0) ?? 0)],
  )
}
