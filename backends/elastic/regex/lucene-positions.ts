import type { RegexClassItem, RegexNode } from '../../../src/ir/regex.js'
import { MAX_REGEX_POSITIONS } from '../elastic-limits.js'

/** A character of the expression, and the positions that can follow it. */
export interface Position {
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
export function positionsOf(
  tree: RegexNode,
): { readonly positions: readonly Position[]; readonly first: readonly number[] } | undefined {
  const positions: Position[] = []
  const whole = collect(tree, positions)
  return whole && { positions, first: whole.first }
}

/** Adds the positions of a part; undefined if there are too many. */
function collect(node: RegexNode, positions: Position[]): Part | undefined {
  if (positions.length > MAX_REGEX_POSITIONS) return undefined
  switch (node.kind) {
    case 'text':
      return inSequence(
        Array.from(node.text, (char) => () => addPosition(positions, [[codePoint(char), codePoint(char)]], false)),
        positions,
      )
    case 'any':
      return addPosition(positions, [], true)
    case 'class':
      return addPosition(positions, node.items.flatMap(rangesOf), node.negated)
    case 'either': {
      const parts = node.of.map((of) => collect(of, positions))
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
        node.of.map((of) => () => collect(of, positions)),
        positions,
      )
    case 'repeat':
      return repeated(node, positions)
    default:
      return EMPTY
  }
}

const EMPTY: Part = { first: [], last: [], empty: true }

/** One copy per repetition: each optional copy can be skipped. Without an upper limit, the last copy follows itself. */
function repeated({ of, low, high }: RegexNode & { readonly kind: 'repeat' }, positions: Position[]): Part | undefined {
  let first: readonly number[] = []
  let last: readonly number[] = []
  let before: Part = EMPTY
  for (let copy = 0; copy < (high ?? low + 1); copy++) {
    const part = collect(of, positions)
    if (part === undefined) return undefined
    connect(before, part, positions)
    if (copy === 0 || before.empty) first = [...first, ...part.first]
    if (high === null && copy === low) connect(part, part, positions)
    if (copy + 1 >= low || part.empty) last = [...last, ...part.last]
    before = part.empty ? { ...part, last: [...before.last, ...part.last] } : part
  }
  return { first, last, empty: low === 0 || before.empty }
}

function inSequence(parts: readonly (() => Part | undefined)[], positions: Position[]): Part | undefined {
  let whole: Part = EMPTY
  for (const make of parts) {
    const part = make()
    if (part === undefined) return undefined
    connect(whole, part, positions)
    whole = {
      first: whole.empty ? [...whole.first, ...part.first] : whole.first,
      last: part.empty ? [...whole.last, ...part.last] : part.last,
      empty: whole.empty && part.empty,
    }
  }
  return whole
}

function connect(before: Part, after: Part, positions: readonly Position[]): void {
  for (const at of before.last) for (const next of after.first) positions[at]?.next.add(next)
}

function addPosition(positions: Position[], ranges: readonly Range[], negated: boolean): Part {
  positions.push({ characters: { ranges, negated }, next: new Set() })
  return { first: [positions.length - 1], last: [positions.length - 1], empty: false }
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0
const rangesOf = (item: RegexClassItem): readonly Range[] =>
  'from' in item ? [[codePoint(item.from), codePoint(item.to)]] : []
