import { parseRegex } from '../../../src/ir/regex.js'
import { type Characters, holds, type Place, placesOf } from './lucene-places.js'

/**
 * Is an expression, as Lucene has it, too much for Lucene to make a table of states of? Such a query is refused. The states are counted as Lucene
 * counts them: each by the places in the expression that it stands for, up to ten times the limit that Elasticsearch has for expressions. Only a
 * part that is repeated many times can have that many.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-regexp-query#regexp-top-level-params (max_determinized_states)
 * https://github.com/apache/lucene/blob/main/lucene/core/src/java/org/apache/lucene/util/automaton/Operations.java (determinize)
 */
export function isTooMuch(luceneText: string): boolean {
  if (!LONG_COUNT.test(luceneText)) return false
  const found = placesOf(parseRegex(luceneText))
  return found === undefined || effort(found.first, found.places) >= LIMIT
}

/** A little less: the tables that Lucene makes on its way have more places than the expression. */
const LIMIT = 0.8 * 10 * 10_000
/** A count of two digits: without one there are never that many states, and nearly no expression has one. */
const LONG_COUNT = /\{(?:\d*,)?\d{2}/

/** How much work the states are, up to the limit. */
function effort(start: readonly number[], places: readonly Place[]): number {
  const { sets, setOf } = setsOfCharacters(places)
  const kindsOf = kindsOfCharacters(sets)
  const next = places.map((place) => [...place.next])
  const known = new Set<string>()
  const marks = new Uint8Array(places.length)
  const open: (readonly number[])[] = [start]
  // Counted when a state is found, not when it is looked at: each found one will be looked at.
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

/** The places after those of a part of a state, in their order. Marks, all zero before and after, are quicker to order than a set. */
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

/** The sets of characters that places hold, and for each place the number of its set. */
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

/** Characters that the same sets hold: the numbers of these sets. */
type Kind = ReadonlySet<number>

/** The kinds of characters that some of the sets tell apart. Many states have places of the same few sets, so what was found is kept. */
function kindsOfCharacters(sets: readonly Characters[]): (numbers: ReadonlySet<number>) => readonly Kind[] {
  const known = new Map<string, readonly Kind[]>()
  return (numbers) => {
    const name = String.fromCharCode(...numbers)
    const before = known.get(name)
    if (before !== undefined) return before
    const some = [...numbers].map((number) => [number, sets[number] ?? ANY] as const)
    // Where a range begins, and behind its end.
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
