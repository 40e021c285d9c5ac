import { type CharacterSet, characters, EVERY_CHARACTER } from '../../match/regex/character-set.js'
import type { Program, Step } from '../../match/regex/program.js'

/** The characters that are possible at each place of a word. */
export type Word = readonly CharacterSet[]

export const word = (text: string): Word =>
  Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    return [code, code]
  })

/** Builds the automaton of texts that consist of one of some words for each piece, and then of any text if `isOpen`. */
export function choiceProgram(pieces: readonly (readonly Word[])[], isOpen: boolean): Program {
  const steps: Step[] = []
  for (const words of pieces) addWords(steps, words)
  const end = steps.length
  if (!isOpen) return { steps: [...steps, { kind: 'match' }], start: 0, everything: undefined, barriers: [] }
  steps.push(
    { kind: 'either', out: end + 2, other: end + 1 },
    { kind: 'character', set: EVERY_CHARACTER, out: end },
    { kind: 'match' },
  )
  return { steps, start: 0, everything: end, barriers: [] }
}

/** Adds a choice between words, none of them empty. Without a word, nothing passes. */
function addWords(steps: Step[], words: readonly Word[]): void {
  const end = steps.length + words.reduce((sum, { length }) => sum + 1 + length, 0) + 1
  for (const sets of words) {
    steps.push({ kind: 'either', out: steps.length + 1, other: steps.length + 1 + sets.length })
    for (const [at, set] of sets.entries())
      steps.push({ kind: 'character', set, out: at + 1 === sets.length ? end : steps.length + 1 })
  }
  steps.push({ kind: 'fail' })
}

/**
 * Lists words for the numbers, padded with zeros to `width` digits, whose entry in the list is true. Digits after
 * which the same can follow share a word.
 */
export function numberWords(accepted: readonly boolean[], width: number): readonly Word[] {
  if (width === 0) return accepted[0] === true ? [[]] : []
  const size = 10 ** (width - 1)
  const groups = new Map<string, { readonly rests: readonly Word[]; readonly digits: number[] }>()
  for (let digit = 0; digit < 10; digit++) {
    const rests = numberWords(accepted.slice(digit * size, (digit + 1) * size), width - 1)
    const key = JSON.stringify(rests)
    const group = groups.get(key) ?? { rests, digits: [] }
    group.digits.push(0x30 + digit)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ rests, digits }) => rests.map((rest) => [characters(digits), ...rest]))
}
