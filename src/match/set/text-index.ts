import { foldCase } from '../../ir/glob.js'
import { type Automaton, buildAutomaton } from './automaton.js'
import type { LiteralFact } from './fact.js'
import type { GateRef } from './gates.js'
import { symbolsOf } from './symbols.js'

/** Called with each fact that holds. Returns false if it was known. */
export type Raise = (input: GateRef) => boolean

/** Raises the facts about one text. */
export type TextIndex = (text: string, raise: Raise) => void

/** The index of the literal facts of a field that are all cased, or all folded, as plain data. */
export interface TextIndexData {
  readonly isCased: boolean
  readonly automaton: Automaton
  readonly inputs: InputTables
  /** The input of the fact that the text is empty; -1 for none. */
  readonly empty: GateRef
}

export function buildTextIndex(facts: ReadonlyMap<LiteralFact, GateRef>, isCased: boolean): TextIndexData {
  const literals = [...new Set([...facts.keys()].map(({ text }) => text))].filter((text) => text !== '')
  const [, empty] = [...facts].find(([{ text }]) => text === '') ?? [undefined, NONE]
  return { isCased, automaton: buildAutomaton(literals), inputs: inputTables(facts, literals), empty }
}

/** Opens an index, which looks at each character of a text once. */
export function openTextIndex({ isCased, automaton, inputs, empty }: TextIndexData): TextIndex {
  const find = finder(automaton, inputs, isCased ? automaton.classes : foldedClasses(automaton.classes))
  return (text, raise) => {
    if (text === '') {
      if (empty !== NONE) raise(empty)
    } else if (!find(text, raise, false)) find(symbolsOf(isCased ? text : foldCase(text)), raise, true)
  }
}

const NONE = -1

/** The input of each literal, by the number of the literal in the automaton, for each place; -1 for none. */
interface InputTables extends Readonly<Record<LiteralFact['at'], Int32Array>> {
  /** The number of symbols of each literal. */
  readonly length: Int32Array
}

function inputTables(facts: ReadonlyMap<LiteralFact, GateRef>, literals: readonly string[]): InputTables {
  const numbers = new Map(literals.map((text, index) => [text, index + 1]))
  const table = (): Int32Array => new Int32Array(literals.length + 1).fill(NONE)
  const tables = { whole: table(), start: table(), end: table(), anywhere: table(), length: table() }
  for (const [{ at, text }, input] of facts) tables[at][numbers.get(text) ?? 0] = input
  for (const [text, number] of numbers) tables.length[number] = symbolsOf(text).length
  return tables
}

/** Gives capital ASCII letters the class of the small ones. */
function foldedClasses(classes: Uint16Array): Uint16Array {
  const folded = classes.slice()
  for (let letter = 65; letter <= 90; letter++) folded[letter] = classes[letter + 32] ?? 0
  return folded
}

/** Raises the facts about a text. Gives up at a character beyond ASCII, unless the text is spelled in symbols. */
type Finder = (text: string, raise: Raise, isSpelled: boolean) => boolean

function finder(automaton: Automaton, inputs: InputTables, classes: Uint16Array): Finder {
  const { row, rows, onlyClass, onlyChild, fallback, literal, suffix, shorter } = automaton
  const { whole, start, end, anywhere, length } = inputs
  const inside = (number: number): number => {
    let literalNumber = number
    while (literalNumber !== 0 && anywhere[literalNumber] === NONE) literalNumber = shorter[literalNumber] ?? 0
    return literalNumber
  }
  const hit = suffix.map(inside)
  const nextHit = shorter.map(inside)
  const longestStart = start.reduce(
    (most, input, number) => (input === NONE ? most : Math.max(most, length[number] ?? 0)),
    0,
  )
  return (text, raise, isSpelled) => {
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code > 127 && !isSpelled) return false
      const symbolClass = classes[code] ?? 0
      let from = row[state] ?? 0
      while (from < 0 && onlyClass[state] !== symbolClass) {
        state = fallback[state] ?? 0
        from = row[state] ?? 0
      }
      state = (from < 0 ? onlyChild[state] : rows[from + symbolClass]) ?? 0
      // The literals at the end of a known one are known as well.
      for (let number = hit[state] ?? 0; number !== 0; number = nextHit[number] ?? 0) {
        if (!raise(anywhere[number] ?? 0)) break
      }
      if (at >= longestStart) continue
      const own = literal[state] ?? 0
      if (own !== 0 && length[own] === at + 1 && start[own] !== NONE) raise(start[own] ?? 0)
    }
    const own = literal[state] ?? 0
    if (own !== 0 && length[own] === text.length && whole[own] !== NONE) raise(whole[own] ?? 0)
    for (let number = suffix[state] ?? 0; number !== 0; number = shorter[number] ?? 0) {
      if (end[number] !== NONE) raise(end[number] ?? 0)
    }
    return true
  }
}
