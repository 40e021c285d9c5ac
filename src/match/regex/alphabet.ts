import { type CharacterSet, hasCharacter, LINE_BREAK, rangeOf, rangeStarts, WORD } from './character-set.js'
import { CONDITIONS, type Side, sideOf } from './place.js'
import type { Program } from './program.js'

/** The classes of characters that a program distinguishes. Characters of one class lead to the same steps. */
export interface Alphabet {
  /** First characters of the ranges whose characters are of one class, in order. */
  readonly starts: readonly number[]
  /** The class of each range. */
  readonly classes: readonly number[]
  /** The class of each ASCII character. */
  readonly asciiClasses: Uint16Array
  /** The characters of each class, as the assertions of the program see them. */
  readonly sides: readonly Side[]
}

export function openAlphabet({ steps }: Program): Alphabet {
  const conditions = steps.reduce((bits, step) => (step.kind === 'assert' ? bits | step.conditions : bits), 0)
  const used = new Set(steps.flatMap((step) => (step.kind === 'character' ? [step.set] : [])))
  const sees = {
    word: (conditions & (CONDITIONS.wordBoundary | CONDITIONS.noWordBoundary)) !== 0,
    'line-break': (conditions & (CONDITIONS.lineStart | CONDITIONS.lineEnd)) !== 0,
  }
  if (sees.word) used.add(WORD)
  if (sees['line-break']) used.add(LINE_BREAK)
  const sets = [...new Map([...used].map((set) => [set.join(' '), set])).values()]
  const starts = rangeStarts(sets)
  const { classes, firsts } = classify(starts, sets)
  const seenSide = (first: number): Side => {
    const side = sideOf(first)
    return side !== 'other' && sees[side] ? side : 'other'
  }
  return {
    starts,
    classes,
    asciiClasses: Uint16Array.from({ length: 128 }, (_, character) => classes[rangeOf(starts, character)] ?? 0),
    sides: firsts.map(seenSide),
  }
}

/** Numbers the ranges by the sets that contain them. `firsts` is a character of each class. */
function classify(starts: readonly number[], sets: readonly CharacterSet[]): { classes: number[]; firsts: number[] } {
  const numbers = new Map<string, number>()
  const firsts: number[] = []
  const classes = starts.map((start) => {
    const signature = sets.map((set) => (hasCharacter(set, start) ? '1' : '0')).join('')
    const number = numbers.get(signature) ?? firsts.push(start) - 1
    numbers.set(signature, number)
    return number
  })
  return { classes, firsts }
}

export const classOf = ({ starts, classes }: Alphabet, character: number): number =>
  classes[rangeOf(starts, character)] ?? 0
