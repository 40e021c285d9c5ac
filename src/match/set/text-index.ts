import { foldCase } from '../../ir/glob.js'
import { type Automaton, buildAutomaton } from './automaton.js'
import type { LiteralFact } from './fact.js'
import { type LiteralInputs, NONE } from './fact-inputs.js'
import type { GateRef } from './gates.js'
import { symbolsOf } from './symbols.js'

/** Called with each fact that holds. Returns false if it was known. */
export type Raise = (input: GateRef) => boolean

/** Raises the facts about one text. Returns true if all of its characters are ASCII. */
export type TextIndex = (text: string, raise: Raise) => boolean

/** The index of the literal facts of a field that are all cased, or all folded, as plain data. */
export interface TextIndexData {
  readonly isCased: boolean
  readonly automaton: Automaton
  readonly inputs: InputTables
  /** The input of the fact that the text is empty, or `NONE`. */
  readonly empty: GateRef
}

/** Builds the index of literals, which are already folded unless `isCased`. */
export function buildTextIndex(literals: LiteralInputs, isCased: boolean): TextIndexData {
  const inputs = inputTables(literals)
  const automaton = buildAutomaton([...literals.keys()], (number) => inputs.anywhere[number] !== NONE)
  return { isCased, automaton, inputs, empty: literals.get('')?.whole ?? NONE }
}

/** Opens an index, which looks at each character of a text once. */
export function openTextIndex({ isCased, automaton, inputs, empty }: TextIndexData): TextIndex {
  const find = finder(automaton, inputs, isCased ? automaton.classes : foldedClasses(automaton.classes))
  return (text, raise) => {
    if (text === '') {
      if (empty !== NONE) raise(empty)
      return true
    }
    const isPlain = find(text, raise, false)
    if (!isPlain) find(symbolsOf(isCased ? text : foldCase(text)), raise, true)
    return isPlain
  }
}

/** The input of each literal, by the number of the literal in the automaton, for each place; `NONE` for none. */
type InputTables = Readonly<Record<LiteralFact['at'], Int32Array>>

function inputTables(literals: LiteralInputs): InputTables {
  const empty = (): Int32Array => new Int32Array(literals.size + 1).fill(NONE)
  const tables = { whole: empty(), start: empty(), end: empty(), anywhere: empty() }
  let number = 0
  literals.forEach((inputs) => {
    number++
    tables.whole[number] = inputs.whole
    tables.start[number] = inputs.start
    tables.end[number] = inputs.end
    tables.anywhere[number] = inputs.anywhere
  })
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
  const { next, rows, onlyClass, fallback, suffix, shorter, inside, length } = automaton
  const { whole, start, end, anywhere } = inputs
  const longestStart = start.reduce(
    (most, input, number) => (input === NONE ? most : Math.max(most, length[number] ?? 0)),
    0,
  )
  /** Raises the facts about the literals that a text ends with so far, the longest of which is given. */
  const raiseFound = (own: number, read: number, raise: Raise): void => {
    for (let number = inside[own] ?? 0; number !== 0; number = inside[shorter[number] ?? 0] ?? 0) {
      // The literals at the end of a known one are known as well.
      if (!raise(anywhere[number] ?? 0)) break
    }
    if (read <= longestStart && length[own] === read && start[own] !== NONE) raise(start[own] ?? 0)
  }
  return (text, raise, isSpelled) => {
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code > 127 && !isSpelled) return false
      const symbol = classes[code] ?? 0
      let way = next[state] ?? 0
      while (way < 0 && onlyClass[state] !== symbol) {
        state = fallback[state] ?? 0
        way = next[state] ?? 0
      }
      state = way < 0 ? ~way : (rows[way + symbol] ?? 0)
      const own = suffix[state] ?? 0
      if (own !== 0) raiseFound(own, at + 1, raise)
    }
    const own = suffix[state] ?? 0
    if (own !== 0 && length[own] === text.length && whole[own] !== NONE) raise(whole[own] ?? 0)
    for (let number = own; number !== 0; number = shorter[number] ?? 0) {
      if (end[number] !== NONE) raise(end[number] ?? 0)
    }
    return true
  }
}
