import { buildTrie, type LiteralTrie } from './literal-trie.js'

/**
 * An automaton that finds all of its texts in one pass over another text (Aho and Corasick, 1975). Texts are numbered
 * from 1, in the order in which they were given.
 *
 * A state with several children has a row with the next state for each class of symbols. Any other state only has
 * its one child and the state to fall back to, since nearly all states lie on the unbranched end of a long text.
 */
export interface Automaton {
  /** The class of each symbol; 0 for the symbols of no text. */
  readonly classes: Uint16Array
  /** The start of the row of a state in `rows`, or -1. */
  readonly row: Int32Array
  readonly rows: Int32Array
  /** The class that leads to the child of a state without a row, and that child. */
  readonly onlyClass: Uint16Array
  readonly onlyChild: Int32Array
  /** The state of the longest proper suffix. */
  readonly fallback: Int32Array
  /** The text that is all that a state has read, or 0. */
  readonly literal: Int32Array
  /** The longest text that what a state has read ends with, or 0. */
  readonly suffix: Int32Array
  /** The longest other text that a text ends with, or 0. */
  readonly shorter: Int32Array
}

/** Builds the automaton of different texts, none of them empty. */
export function buildAutomaton(texts: readonly string[]): Automaton {
  const trie = buildTrie(texts)
  const automaton = allocate(trie, texts.length)
  const { row, onlyClass, onlyChild, fallback, literal, suffix, shorter } = automaton
  const { label, firstChild, nextSibling } = trie
  const open = new Int32Array(trie.size)
  for (let next = 0, end = 1; next < end; next++) {
    const state = open[next] ?? 0
    const behind = fallback[state] ?? 0
    if ((row[state] ?? -1) >= 0) fillRow(automaton, trie, state)
    else {
      const child = firstChild[state] ?? 0
      onlyClass[state] = label[child] ?? 0
      onlyChild[state] = child
    }
    for (let child = firstChild[state] ?? 0; child !== 0; child = nextSibling[child] ?? 0) {
      const back = state === 0 ? 0 : step(automaton, behind, label[child] ?? 0)
      const own = literal[child] ?? 0
      fallback[child] = back
      suffix[child] = own === 0 ? (suffix[back] ?? 0) : own
      if (own !== 0) shorter[own] = suffix[back] ?? 0
      open[end++] = child
    }
  }
  return automaton
}

/** Returns the state after a symbol of class `next`. */
export function step({ row, rows, onlyClass, onlyChild, fallback }: Automaton, from: number, next: number): number {
  let state = from
  for (;;) {
    const start = row[state] ?? 0
    if (start >= 0) return rows[start + next] ?? 0
    if (onlyClass[state] === next) return onlyChild[state] ?? 0
    state = fallback[state] ?? 0
  }
}

function allocate(trie: LiteralTrie, texts: number): Automaton {
  const { size, classes, width, firstChild, nextSibling } = trie
  const row = new Int32Array(size).fill(-1)
  let length = 0
  for (let state = 0; state < size; state++) {
    const child = firstChild[state] ?? 0
    if (state !== 0 && (child === 0 || nextSibling[child] === 0)) continue
    row[state] = length
    length += width
  }
  return {
    classes,
    row,
    rows: new Int32Array(length),
    // Class 0 is that of no child: a state without a row and without a child falls back at once.
    onlyClass: new Uint16Array(size),
    onlyChild: new Int32Array(size),
    fallback: new Int32Array(size),
    literal: trie.literal.slice(0, size),
    suffix: new Int32Array(size),
    shorter: new Int32Array(texts + 1),
  }
}

/** Fills the row of a state: its children, and the steps of the state that it falls back to. */
function fillRow(automaton: Automaton, { label, firstChild, nextSibling, width }: LiteralTrie, state: number): void {
  const { row, rows, fallback } = automaton
  const start = row[state] ?? 0
  if (state !== 0) {
    for (let next = 1; next < width; next++) rows[start + next] = step(automaton, fallback[state] ?? 0, next)
  }
  for (let child = firstChild[state] ?? 0; child !== 0; child = nextSibling[child] ?? 0) {
    rows[start + (label[child] ?? 0)] = child
  }
}
