import { SYMBOLS, symbolsOf } from './symbols.js'

/**
 * Texts as a tree of symbols. State 0 is the root; texts with the same beginning share states. Symbols are grouped
 * into classes; class 0 is every symbol that no text has.
 */
export interface LiteralTrie {
  readonly size: number
  /** The class of each symbol. */
  readonly classes: Uint16Array
  /** Number of classes, including class 0. */
  readonly width: number
  /** The class that leads to a state. */
  readonly label: Uint16Array
  /** The first child of a state and the next child of its parent; 0 if there is none. */
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  /** The number of the text that ends at a state, from 1; 0 if none does. */
  readonly literal: Int32Array
}

/** Builds the tree of different texts. Sorted, each text begins with states of the one before it. */
export function buildTrie(texts: readonly string[]): LiteralTrie {
  const literals = texts
    .map((text, index) => ({ symbols: symbolsOf(text), number: index + 1 }))
    .sort((a, b) => (a.symbols < b.symbols ? -1 : 1))
  const most = literals.reduce((sum, { symbols }) => sum + symbols.length, 1)
  const [firstChild, nextSibling, literal] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)]
  const label = new Uint16Array(most)
  const classes = new Uint16Array(SYMBOLS)
  const path = [0]
  let [size, width, previous] = [1, 1, '']
  for (const { symbols, number } of literals) {
    for (let depth = commonLength(previous, symbols); depth < symbols.length; depth++) {
      const parent = path[depth] ?? 0
      const symbol = symbols.charCodeAt(depth)
      if (classes[symbol] === 0) classes[symbol] = width++
      label[size] = classes[symbol] ?? 0
      nextSibling[size] = firstChild[parent] ?? 0
      firstChild[parent] = size
      path[depth + 1] = size++
    }
    literal[path[symbols.length] ?? 0] = number
    previous = symbols
  }
  return { size, classes, width, label, firstChild, nextSibling, literal }
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}
