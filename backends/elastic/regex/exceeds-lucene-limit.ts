import { parseRegex } from '../../../src/ir/parse-regex.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { MAX_DETERMINIZATION_COST } from '../elastic-limits.js'
import { type Characters, holds, type Position, positionsOf } from './lucene-positions.js'

/**
 * True if the expression exceeds Lucene's limit for determinized states, so that Elasticsearch rejects the query.
 * States are counted as in Lucene: each by the positions of the expression that it represents, up to ten times
 * Elasticsearch's limit. Only a part that is repeated many times can reach that number.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-regexp-query#regexp-top-level-params (max_determinized_states)
 * https://github.com/apache/lucene/blob/main/lucene/core/src/java/org/apache/lucene/util/automaton/Operations.java (determinize)
 */
export const exceedsLuceneLimit = (luceneText: string): boolean =>
  LONG_COUNT.test(luceneText) && hasTooManyStates(luceneText)

/** The languages of Elastic ask this for the same texts. */
const hasTooManyStates = keepRecent((luceneText) => {
  const graph = positionsOf(parseRegex(luceneText))
  return graph === undefined || determinizationCost(graph.first, graph.positions) >= MAX_DETERMINIZATION_COST
})

/**
 * A repetition count of two digits. Without one, an expression never has that many states; few expressions have one.
 */
const LONG_COUNT = /\{(?:\d*,)?\d{2}/

/** The cost of all states, at most just above the limit. */
function determinizationCost(start: readonly number[], positions: readonly Position[]): number {
  const { sets, setOf } = distinctSets(positions)
  const classesOf = characterClasses(sets)
  const next = positions.map((position) => [...position.next])
  const seen = new Set<string>()
  const marks = new Uint8Array(positions.length)
  const pending: (readonly number[])[] = [start]
  // Counted when a state is found, because each state that is found will be visited.
  let cost = start.length
  for (let state = pending.pop(); state !== undefined && cost < MAX_DETERMINIZATION_COST; state = pending.pop()) {
    for (const characterClass of classesOf(new Set(state.map((at) => setOf[at] ?? 0)))) {
      const members = state.filter((at) => characterClass.has(setOf[at] ?? 0))
      const after = nextState(members, next, marks)
      const key = String.fromCharCode(...after)
      if (seen.has(key)) continue
      seen.add(key)
      cost += after.length
      pending.push(after)
    }
  }
  return cost
}

/**
 * The positions that follow a part of a state, in order. An array of marks, all zero before and after, sorts faster
 * than a set.
 */
function nextState(
  state: readonly number[],
  next: readonly (readonly number[])[],
  marks: Uint8Array,
): readonly number[] {
  let [from, to] = [marks.length, -1]
  for (const at of state) {
    for (const position of next[at] ?? []) {
      marks[position] = 1
      if (position < from) from = position
      if (position > to) to = position
    }
  }
  const after: number[] = []
  for (let position = from; position <= to; position++) if (marks[position] === 1) after.push(position)
  marks.fill(0, from, to + 1)
  return after
}

/** The distinct character sets of the positions, and the index of the set of each position. */
function distinctSets(positions: readonly Position[]): {
  readonly sets: readonly Characters[]
  readonly setOf: readonly number[]
} {
  const numbers = new Map<string, number>()
  const sets: Characters[] = []
  const setOf = positions.map(({ characters }) => {
    const name = `${characters.negated} ${characters.ranges.join(' ')}`
    const number = numbers.get(name) ?? sets.push(characters) - 1
    numbers.set(name, number)
    return number
  })
  return { sets, setOf }
}

/** A class of characters that belong to the same sets: the indexes of these sets. */
type CharacterClass = ReadonlySet<number>

/**
 * Returns a function that lists the character classes that some sets distinguish. Results are cached, because many
 * states contain positions with the same few sets.
 */
function characterClasses(sets: readonly Characters[]): (numbers: ReadonlySet<number>) => readonly CharacterClass[] {
  const seen = new Map<string, readonly CharacterClass[]>()
  return (numbers) => {
    const name = String.fromCharCode(...numbers)
    const cached = seen.get(name)
    if (cached !== undefined) return cached
    const numberedSets = [...numbers].map((number) => [number, sets[number] ?? ANY] as const)
    // The start of each range, and the position after its end.
    const bounds = numberedSets.flatMap(([, { ranges }]) => ranges.flatMap(([from, to]) => [from, to + 1]))
    const classes = new Map<string, CharacterClass>()
    for (const char of new Set([0, ...bounds])) {
      const members = numberedSets.filter(([, characters]) => holds(characters, char)).map(([number]) => number)
      classes.set(members.join(), new Set(members))
    }
    seen.set(name, [...classes.values()])
    return [...classes.values()]
  }
}

const ANY: Characters = { ranges: [], negated: true }
