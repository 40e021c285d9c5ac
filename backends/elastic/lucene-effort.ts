import { parseRegex, type RegexClassItem, type RegexNode } from '../../src/ir/regex.js'

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
  const tree = parseRegex(luceneText)
  const places: Place[] = []
  const whole = collect(tree, places)
  return whole === undefined || effort(whole.first, places) >= LIMIT
}

/** A little less: the tables that Lucene makes on its way have more places than the expression. */
const LIMIT = 0.8 * 10 * 10_000
/** A count of two digits: without one there are never that many states, and nearly no expression has one. */
const LONG_COUNT = /\{(?:\d*,)?\d{2}/
const MOST_PLACES = 10_000

/** A character of the expression, and the places that may come after it. */
interface Place {
  readonly holds: (char: number) => boolean
  /** The characters at which `holds` changes. */
  readonly bounds: readonly number[]
  readonly next: Set<number>
}

/** A part of the expression: the places at which it can begin and end, and whether it can be empty. */
interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

/** Adds the places of a part; undefined if there are too many. */
function collect(node: RegexNode, places: Place[]): Part | undefined {
  if (places.length > MOST_PLACES) return undefined
  switch (node.kind) {
    case 'text':
      return inSequence(
        Array.from(node.text, (char) => () => place(places, [[codePoint(char), codePoint(char)]], false)),
        places,
      )
    case 'any':
      return place(places, [], true)
    case 'class':
      return place(places, node.items.flatMap(rangesOf), node.negated)
    case 'either': {
      const parts = node.of.map((of) => collect(of, places))
      const known = parts.filter((part) => part !== undefined)
      if (known.length < parts.length) return undefined
      return {
        first: known.flatMap(({ first }) => first),
        last: known.flatMap(({ last }) => last),
        empty: known.some(({ empty }) => empty),
      }
    }
    case 'sequence':
      return inSequence(
        node.of.map((of) => () => collect(of, places)),
        places,
      )
    case 'repeat':
      return repeated(node, places)
    default:
      return NOTHING
  }
}

const NOTHING: Part = { first: [], last: [], empty: true }

/** One copy after the other: what comes behind can follow each that is not needed. The last of no limit follows itself. */
function repeated({ of, low, high }: RegexNode & { readonly kind: 'repeat' }, places: Place[]): Part | undefined {
  let first: readonly number[] = []
  let last: readonly number[] = []
  let before: Part = NOTHING
  for (let copy = 0; copy < (high ?? low + 1); copy++) {
    const part = collect(of, places)
    if (part === undefined) return undefined
    follow(before, part, places)
    if (copy === 0 || before.empty) first = [...first, ...part.first]
    if (high === null && copy === low) follow(part, part, places)
    if (copy + 1 >= low || part.empty) last = [...last, ...part.last]
    before = part.empty ? { ...part, last: [...before.last, ...part.last] } : part
  }
  return { first, last, empty: low === 0 || before.empty }
}

function inSequence(parts: readonly (() => Part | undefined)[], places: Place[]): Part | undefined {
  let whole: Part = NOTHING
  for (const make of parts) {
    const part = make()
    if (part === undefined) return undefined
    follow(whole, part, places)
    whole = {
      first: whole.empty ? [...whole.first, ...part.first] : whole.first,
      last: part.empty ? [...whole.last, ...part.last] : part.last,
      empty: whole.empty && part.empty,
    }
  }
  return whole
}

function follow(before: Part, after: Part, places: readonly Place[]): void {
  for (const at of before.last) for (const next of after.first) places[at]?.next.add(next)
}

type Range = readonly [from: number, to: number]

function place(places: Place[], ranges: readonly Range[], negated: boolean): Part {
  const holds = (char: number): boolean => ranges.some(([from, to]) => from <= char && char <= to) !== negated
  places.push({ holds, bounds: ranges.flatMap(([from, to]) => [from, to + 1]), next: new Set() })
  return { first: [places.length - 1], last: [places.length - 1], empty: false }
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0
const rangesOf = (item: RegexClassItem): readonly Range[] =>
  'from' in item ? [[codePoint(item.from), codePoint(item.to)]] : []

/** How much work the states are, up to the limit. */
function effort(start: readonly number[], places: readonly Place[]): number {
  const chars = kindsOfCharacters(places)
  const next = places.map((place) => [...place.next])
  const known = new Set<string>()
  const marks = new Uint8Array(places.length)
  const open: (readonly number[])[] = [start]
  // Counted when a state is found, not when it is looked at: each found one will be looked at.
  let spent = start.length
  for (let state = open.pop(); state !== undefined && spent < LIMIT; state = open.pop()) {
    for (const holds of chars) {
      const after = reached(state, holds, next, marks)
      const key = String.fromCharCode(...after)
      if (known.has(key)) continue
      known.add(key)
      spent += after.length
      open.push(after)
    }
  }
  return spent
}

/** The places after those that hold the character, in their order. Marks, all zero before and after, are quicker to order than a set. */
function reached(
  state: readonly number[],
  holds: readonly boolean[],
  next: readonly (readonly number[])[],
  marks: Uint8Array,
): readonly number[] {
  let [from, to] = [marks.length, -1]
  for (const at of state) {
    if (!holds[at]) continue
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

/** Of all characters that the same places hold one: which places those are. */
function kindsOfCharacters(places: readonly Place[]): readonly (readonly boolean[])[] {
  const bounds = new Set([0, ...places.flatMap((place) => place.bounds)])
  const kinds = [...bounds].map((char) => places.map(({ holds }) => holds(char)))
  return [...new Map(kinds.map((holds) => [holds.map(Number).join(''), holds])).values()]
}
