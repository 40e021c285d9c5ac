import { SYMBOLS, symbolsOf } from './symbols.js'

/**
 * Texts as a tree of symbols. State 0 is the root; texts with the same beginning share states. States are numbered
 * level by level, so that each comes after all shorter ones. Symbols are grouped into classes; class 0 is every symbol
 * that no text has.
 */
export interface LiteralTrie {
  readonly size: number
  /** The class of each symbol. */
  readonly classes: Uint16Array
  /** Number of classes, including class 0. */
  readonly width: number
  /** The class that leads to a state. */
  readonly label: Uint16Array
  /** The children of state `n` are the states from `firstChild[n]` up to `firstChild[n + 1]`. */
  readonly firstChild: Int32Array
  /** Number of states with several children, and the root. */
  readonly branching: number
  /** The number of the text that ends at a state, from 1; 0 if none does. */
  readonly literal: Int32Array
  /** Number of symbols of each text. */
  readonly length: Int32Array
}

/** Builds the tree of different texts. The work is proportional to their length. */
export function buildTrie(texts: readonly string[]): LiteralTrie {
  const { symbols, start, length, classes, width } = classify(texts.map(symbolsOf))
  const most = symbols.length + 1
  const [firstChild, literal] = [new Int32Array(most + 1), new Int32Array(most)]
  const label = new Uint16Array(most)
  // The texts that begin with what a state has read are a list: its last text, and the text before each.
  const [last, before] = [new Int32Array(most), new Int32Array(texts.length + 1)]
  for (let number = 1; number <= texts.length; number++) before[number] = number - 1
  last[0] = texts.length
  // Children of earlier states have smaller numbers, so that this table is never cleared.
  const childOf = new Int32Array(width)
  let [size, branching, depth, levelEnd] = [1, 0, 0, 1]
  for (let state = 0; state < size; state++) {
    if (state === levelEnd) {
      depth++
      levelEnd = size
    }
    const first = size
    firstChild[state] = first
    for (let number = last[state] ?? 0, next = 0; number !== 0; number = next) {
      next = before[number] ?? 0
      if (depth === length[number]) {
        literal[state] = number
        continue
      }
      const symbol = symbols[(start[number] ?? 0) + depth] ?? 0
      if ((childOf[symbol] ?? 0) < first) {
        label[size] = symbol
        childOf[symbol] = size++
      }
      const child = childOf[symbol] ?? 0
      before[number] = last[child] ?? 0
      last[child] = number
    }
    if (state === 0 || size - first > 1) branching++
  }
  firstChild[size] = size
  return { size, classes, width, label, firstChild, branching, literal, length }
}

/** Writes the classes of all symbols one after the other. Text `n`, counted from 1, begins at `start[n]`. */
function classify(texts: readonly string[]) {
  const [start, length] = [new Int32Array(texts.length + 1), new Int32Array(texts.length + 1)]
  const symbols = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0))
  const classes = new Uint16Array(SYMBOLS)
  let [width, end] = [1, 0]
  texts.forEach((text, index) => {
    start[index + 1] = end
    length[index + 1] = text.length
    for (let at = 0; at < text.length; at++) {
      const symbol = text.charCodeAt(at)
      classes[symbol] ||= width++
      symbols[end++] = classes[symbol] ?? 0
    }
  })
  return { symbols, start, length, classes, width }
}
