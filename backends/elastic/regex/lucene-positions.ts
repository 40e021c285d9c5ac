import type { RegexClassItem, RegexNode } from '../../../src/ir/regex.js'

const MOST_PLACES = 10_000

/** A character of the expression, and the positions that can follow it. */
export interface Place {
  readonly characters: Characters
  readonly next: Set<number>
}

/** The characters in the ranges, or all others. */
export interface Characters {
  readonly ranges: readonly Range[]
  readonly negated: boolean
}
type Range = readonly [from: number, to: number]

export const holds = ({ ranges, negated }: Characters, char: number): boolean =>
  ranges.some(([from, to]) => from <= char && char <= to) !== negated

/** A part of the expression: its first and last positions, and whether it can be empty. */
interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

/** The positions of an expression and those at its start; undefined if there are too many. */
export function placesOf(
  tree: RegexNode,
): { readonly places: readonly Place[]; readonly first: readonly number[] } | undefined {
  const places: Place[] = []
  const whole = collect(tree, places)
  return whole && { places, first: whole.first }
}

/** Adds the positions of a part; undefined if there are too many. */
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

/** One copy per repetition: each optional copy can be skipped. Without an upper limit, the last copy follows itself. */
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

function place(places: Place[], ranges: readonly Range[], negated: boolean): Part {
  places.push({ characters: { ranges, negated }, next: new Set() })
  return { first: [places.length - 1], last: [places.length - 1], empty: false }
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0
const rangesOf = (item: RegexClassItem): readonly Range[] =>
  'from' in item ? [[codePoint(item.from), codePoint(item.to)]] : []
