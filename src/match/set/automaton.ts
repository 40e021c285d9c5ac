import { buildTrie, type LiteralTrie } from './literal-trie.js'

/**
 * An automaton that finds all of its texts in one pass over another text (Aho and Corasick, 1975). Texts are numbered
 * from 1, in the order in which they were given.
 *
 * The root and a state with several children have a row with the next state for each class of symbols. Any other state only has
 * its one child and the state to fall back to, since nearly all states lie on the unbranched end of a long text.
 */
export interface Automaton {
  /** The class of each symbol; 0 for the symbols of no text. */
  readonly classes: Uint16Array
  /** The start of the row of a state in `rows`. For a state without a row, the complement of its child, or of 0. */
  readonly next: Int32Array
  readonly rows: Int32Array
  /** The class that leads to the child of a state without a row. */
  readonly onlyClass: Uint16Array
  /** The state of the longest proper suffix. */
  readonly fallback: Int32Array
  /** The longest text that what a state has read ends with, or 0. */
  readonly suffix: Int32Array
  /** The longest other text that a text ends with, or 0. */
  readonly shorter: Int32Array
  /** The longest text that counts anywhere and that a text ends with, itself included, or 0. */
  readonly inside: Int32Array
  /** Number of symbols of each text. */
  readonly length: Int32Array
}

/**
 * Builds the automaton of different texts. The empty text is never found.
 *
 * @param isAnywhere true for the number of a text that counts anywhere in another one
 */
export function buildAutomaton(texts: readonly string[], isAnywhere: (number: number) => boolean): Automaton {
  const trie = buildTrie(texts)
  const automaton = allocate(trie)
  const { next, onlyClass, fallback, suffix, shorter, inside } = automaton
  const { size, label, firstChild, literal, width } = trie
  // A state falls back to one with a smaller number, whose ways are known.
  for (let state = 0, rowsEnd = 0; state < size; state++) {
    const first = firstChild[state] ?? 0
    const end = firstChild[state + 1] ?? 0
    const behind = fallback[state] ?? 0
    for (let child = first; child < end; child++) {
      const back = state === 0 ? 0 : step(automaton, behind, label[child] ?? 0)
      const own = literal[child] ?? 0
      const found = suffix[back] ?? 0
      fallback[child] = back
      suffix[child] = own === 0 ? found : own
      if (own === 0) continue
      shorter[own] = found
      inside[own] = isAnywhere(own) ? own : (inside[found] ?? 0)
    }
    if (state === 0 || end - first > 1) {
      next[state] = rowsEnd
      fillRow(automaton, trie, state)
      rowsEnd += width
    } else if (end > first) {
      next[state] = ~first
      onlyClass[state] = label[first] ?? 0
    }
  }
  return automaton
}

function allocate({ size, classes, width, branching, length }: LiteralTrie): Automaton {
  return {
    classes,
    next: new Int32Array(size).fill(~0),
    rows: new Int32Array(branching * width),
    // Class 0 is that of no child: a state without a row and without a child falls back at once.
    onlyClass: new Uint16Array(size),
    fallback: new Int32Array(size),
    suffix: new Int32Array(size),
    shorter: new Int32Array(length.length),
    inside: new Int32Array(length.length),
    length,
  }
}

/** Returns the state after a symbol of class `symbol`. */
function step({ next, rows, onlyClass, fallback }: Automaton, from: number, symbol: number): number {
  for (let state = from; ; state = fallback[state] ?? 0) {
    const way = next[state] ?? 0
    if (way >= 0) return rows[way + symbol] ?? 0
    if (onlyClass[state] === symbol) return ~way
  }
}

/** Fills the row of a state: the steps of the state that it falls back to, and its children. */
function fillRow(automaton: Automaton, { label, firstChild, width }: LiteralTrie, state: number): void {
  const { next, rows, onlyClass, fallback } = automaton
  const start = next[state] ?? 0
  if (state !== 0) {
    const passed: number[] = []
    let behind = fallback[state] ?? 0
    for (; (next[behind] ?? 0) < 0; behind = fallback[behind] ?? 0) passed.push(behind)
    const copied = next[behind] ?? 0
    rows.copyWithin(start, copied, copied + width)
    for (let nearest = passed.pop(); nearest !== undefined; nearest = passed.pop()) {
      if (onlyClass[nearest] !== 0) rows[start + (onlyClass[nearest] ?? 0)] = ~(next[nearest] ?? 0)
    }
  }
  const end = firstChild[state + 1] ?? 0
  for (let child = firstChild[state] ?? 0; child < end; child++) rows[start + (label[child] ?? 0)] = child
}
