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
  const runs = runsOf(SYNONYMS[name] ?? name)
  if (runs === undefined) return undefined
  const set: number[] = []
  for (let start = 0; start <= LAST_CHARACTER; start += BLOCK) {
    const text = textOf(start)
    const units = text.length / BLOCK
    for (const { 0: run, index } of text.matchAll(runs)) {
      const first = start + index / units
      const last = first + run.length / units - 1
      if (set.at(-1) === first - 1) set[set.length - 1] = last
      else set.push(first, last)
    }
  }
  return set
}

/** The text of a block. A loop takes a third of the time of a function for each character. */
function textOf(start: number): string {
  const codes: number[] = []
  for (let code = start; code < start + BLOCK; code++) codes.push(code)
  return String.fromCodePoint(...codes)
}

/** Number of characters in each searched text. No text has both a high and a low surrogate, which would be one character. */
const BLOCK = 1024

/** Spellings of RE2 that JavaScript does not have. */
const SYNONYMS: Readonly<Record<string, string>> = { Ascii: 'ASCII', Lc: 'LC' }

/** Returns an expression for the longest runs of characters with the property. */
function runsOf(name: string): RegExp | undefined {
  if (!/^\w+$/.test(name)) return undefined
  for (const property of [name, `Script=${name}`]) {
    try {
      return new RegExp(`\\p{${property}}+`, 'gu')
    } catch {
      // JavaScript does not know the property.
    }
  }
  return undefined
}
