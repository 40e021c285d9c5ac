import { parseRegex } from '../../../src/ir/regex.js'
import { type Characters, holds, type Place, placesOf } from './lucene-positions.js'

/**
 * True if the expression exceeds Lucene's limit for determinized states, so that Elasticsearch rejects the query.
 * States are counted as in Lucene: each by the positions of the expression that it represents, up to ten times
 * Elasticsearch's limit. Only a part that is repeated many times can reach that number.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-regexp-query#regexp-top-level-params (max_determinized_states)
 * https://github.com/apache/lucene/blob/main/lucene/core/src/java/org/apache/lucene/util/automaton/Operations.java (determinize)
 */
export function isTooMuch(luceneText: string): boolean {
  if (!LONG_COUNT.test(luceneText)) return false
  const found = placesOf(parseRegex(luceneText))
  return found === undefined || effort(found.first, found.places) >= LIMIT
}

/** Slightly below the limit, because the intermediate automata of Lucene have more positions than the expression. */
const LIMIT = 0.8 * 10 * 10_000
/**
 * A repetition count of two digits. Without one, an expression never has that many states; few expressions have one.
 */
const LONG_COUNT = /\{(?:\d*,)?\d{2}/

/** The cost of all states, at most just above the limit. */
function effort(start: readonly number[], places: readonly Place[]): number {
  const { sets, setOf } = setsOfCharacters(places)
  const kindsOf = kindsOfCharacters(sets)
  const next = places.map((place) => [...place.next])
  const known = new Set<string>()
  const marks = new Uint8Array(places.length)
  const open: (readonly number[])[] = [start]
  // Counted when a state is found, because each state that is found will be visited.
  let spent = start.length
  for (let state = open.pop(); state !== undefined && spent < LIMIT; state = open.pop()) {
    for (const kind of kindsOf(new Set(state.map((at) => setOf[at] ?? 0)))) {
      const holding = state.filter((at) => kind.has(setOf[at] ?? 0))
      const after = reached(holding, next, marks)
      const key = String.fromCharCode(...after)
      if (known.has(key)) continue
      known.add(key)
      spent += after.length
      open.push(after)
    }
  }
  return spent
}

/**
 * The positions that follow a part of a state, in order. An array of marks, all zero before and after, sorts faster
 * than a set.
 */
function reached(state: readonly number[], next: readonly (readonly number[])[], marks: Uint8Array): readonly number[] {
  let [from, to] = [marks.length, -1]
  for (const at of state) {
    for (const place of next[at] ?? []) {
      marks[place] = 1
      if (place < from) from = place
      if (place > to) to = place
    }
  }
  const after: number[] = []
  for (let place = from; place <= to; place++) if (marks[place] === 1) after.push(place)
  marks.fill(0, from, to + 1)
  return after
}

/** The distinct character sets of the positions, and the index of the set of each position. */
function setsOfCharacters(places: readonly Place[]): {
  readonly sets: readonly Characters[]
  readonly setOf: readonly number[]
} {
  const numbers = new Map<string, number>()
  const sets: Characters[] = []
  const setOf = places.map(({ characters }) => {
    const name = `${characters.negated} ${characters.ranges.join(' ')}`
    const number = numbers.get(name) ?? sets.push(characters) - 1
    numbers.set(name, number)
    return number
  })
  return { sets, setOf }
}

/** A class of characters that belong to the same sets: the indexes of these sets. */
type Kind = ReadonlySet<number>

/**
 * Returns a function that lists the character classes that some sets distinguish. Results are cached, because many
 * states contain positions with the same few sets.
 */
function kindsOfCharacters(sets: readonly Characters[]): (numbers: ReadonlySet<number>) => readonly Kind[] {
  const known = new Map<string, readonly Kind[]>()
  return (numbers) => {
    const name = String.fromCharCode(...numbers)
    const before = known.get(name)
    if (before !== undefined) return before
    const some = [...numbers].map((number) => [number, sets[number] ?? ANY] as const)
    // The start of each range, and the position after its end.
    const bounds = some.flatMap(([, { ranges }]) => ranges.flatMap(([from, to]) => [from, to + 1]))
    const kinds = new Map<string, Kind>()
    for (const char of new Set([0, ...bounds])) {
      const holding = some.filter(([, characters]) => holds(characters, char)).map(([number]) => number)
      kinds.set(holding.join(), new Set(holding))
    }
    known.set(name, [...kinds.values()])
    return [...kinds.values()]
  }
}

const ANY: Characters = { ranges: [], negated: true }
