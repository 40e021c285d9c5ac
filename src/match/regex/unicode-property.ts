import { type CharacterSet, LAST_CHARACTER } from './character-set.js'

const sets = new Map<string, CharacterSet | undefined>()

/**
 * Returns the characters with a Unicode property, as JavaScript knows them: a general category such as `Lu`, a binary
 * property such as `Alphabetic`, or a script such as `Greek`. Returns `undefined` for an unknown name.
 */
export function unicodeProperty(name: string): CharacterSet | undefined {
  if (!sets.has(name)) sets.set(name, findSet(name))
  return sets.get(name)
}

function findSet(name: string): CharacterSet | undefined {
  const test = testOf(SYNONYMS[name] ?? name)
  if (test === undefined) return undefined
  const set: number[] = []
  for (let character = 0; character <= LAST_CHARACTER; character++) {
    if (!test.test(String.fromCodePoint(character))) continue
    if (set.at(-1) === character - 1) set[set.length - 1] = character
    else set.push(character, character)
  }
  return set
}

/** Spellings of RE2 that JavaScript does not have. */
const SYNONYMS: Readonly<Record<string, string>> = { Ascii: 'ASCII', Lc: 'LC' }

function testOf(name: string): RegExp | undefined {
  if (!/^\w+$/.test(name)) return undefined
  for (const property of [name, `Script=${name}`]) {
    try {
      return new RegExp(`\\p{${property}}`, 'u')
    } catch {
      // JavaScript does not know the property.
    }
  }
  return undefined
}
