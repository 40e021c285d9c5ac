import { parse } from '../../grammar/regex.generated.js'
import type { Span } from '../text/source.js'
import { ANY, type Pattern, type PatternPart, pattern } from './pattern.js'

/** A regular expression as a tree. Groups leave no trace but their content: what they capture has no use in a search. */
export type RegexNode =
  | { readonly kind: 'either' | 'sequence'; readonly of: readonly RegexNode[] }
  /** Greedy or lazy: both find the same values. `high` is null where there is no limit. */
  | { readonly kind: 'repeat'; readonly of: RegexNode; readonly low: number; readonly high: number | null }
  | { readonly kind: 'text'; readonly text: string }
  /** The dot. */
  | { readonly kind: 'any' }
  | (RegexClass & Span)
  | ({ readonly kind: 'start' | 'end' } & Span)
  /** Inline flags, for what follows in the group. */
  | ({ readonly kind: 'setting'; readonly flags: string } & Span)
  /** Look-around, word boundaries and the like: they test a place and take no text. */
  | ({ readonly kind: 'assertion' } & Span)
  /** What takes text that is not known here: back-references, possessive and atomic groups, properties. */
  | ({ readonly kind: 'unknown' } & Span)

export interface RegexClass {
  readonly kind: 'class'
  readonly negated: boolean
  readonly items: readonly RegexClassItem[]
}
export type RegexClassItem =
  | { readonly from: string; readonly to: string }
  | { readonly shorthand: 'd' | 'w' | 's' | 'D' | 'W' | 'S' }
  | { readonly unknown: string }

/** Groups inside groups. */
const DEPTH = 64

/** The tree of a regular expression. Throws the parser's `SyntaxError`, with the place, where it is wrong. */
export const parseRegex = (source: string): RegexNode => parse(source, { depth: DEPTH })

/** The flags before anything that takes text, which hold for all that follows, also for further alternatives; and the rest. */
export function leadingFlags(tree: RegexNode): { readonly tree: RegexNode; readonly flags: string } {
  const [first, ...others] = tree.kind === 'either' ? tree.of : [tree]
  if (first?.kind !== 'sequence') return { tree, flags: '' }
  const settings = first.of
    .slice(
      0,
      countWhile(first.of, (part) => part.kind === 'start' || isFlags(part)),
    )
    .filter(isFlags)
  const rest: RegexNode = { kind: 'sequence', of: first.of.filter((part) => !settings.some((other) => other === part)) }
  const flags = settings.map((setting) => setting.flags).join('')
  return { tree: tree.kind === 'either' ? { kind: 'either', of: [rest, ...others] } : rest, flags }
}

const isFlags = (node: RegexNode): node is RegexNode & { readonly kind: 'setting' } =>
  node.kind === 'setting' && /^[ims]+$/.test(node.flags)

/** How many parts at the front pass the test. */
export function countWhile(parts: readonly RegexNode[], test: (part: RegexNode) => boolean): number {
  const other = parts.findIndex((part) => !test(part))
  return other === -1 ? parts.length : other
}

/** True if the expression has a part, one without parts of its own, that passes the test. */
export function hasPart(node: RegexNode, test: (part: RegexNode) => boolean): boolean {
  if (node.kind === 'either' || node.kind === 'sequence') return node.of.some((part) => hasPart(part, test))
  return node.kind === 'repeat' ? hasPart(node.of, test) : test(node)
}

/** `[\s\S]` and the like: any character, also one that ends a line. */
export function isAnyCharacter({ negated, items }: RegexClass): boolean {
  const kinds = new Set<string>(items.flatMap((item) => ('shorthand' in item ? [item.shorthand] : [])))
  return !negated && ['d', 'w', 's'].some((kind) => kinds.has(kind) && kinds.has(kind.toUpperCase()))
}

/** More alternatives than this say less than they cost. */
const MOST_ALTERNATIVES = 8

/** A longer expression is not looked into: the time grows with the square of its length. */
const LONGEST = 2_000

/** A shorter text between wildcards keeps nothing out. */
const SHORTEST = 3

/**
 * Patterns of which one, without regard to letter case, has every text in which the expression is found: for a cheap test before the
 * real one. The pattern `*` alone if nothing is known.
 */
export function widenRegex(source: string, flags: string): readonly Pattern[] {
  const tree = source.length > LONGEST ? undefined : parseRegex(source)
  if (tree === undefined || changesReading(tree)) return [[ANY]]
  const anchored = !flags.includes('m') && startsAtStart(tree)
  const wide = widen(tree).map((parts) => {
    const whole = pattern([...(anchored ? [] : [ANY]), ...parts, ANY])
    const long = (part: PatternPart, index: number): boolean =>
      typeof part !== 'string' || part.length >= SHORTEST || (anchored && index === 0)
    return pattern(whole.map((part, index) => (long(part, index) ? part : ANY)))
  })
  return wide.some((parts) => parts.length === 1) ? [[ANY]] : wide
}

/** Each alternative as parts that its texts have in this order. */
function widen(node: RegexNode): readonly PatternPart[][] {
  switch (node.kind) {
    case 'text':
      return [[node.text]]
    case 'start':
    case 'end':
    case 'setting':
    case 'assertion':
      return [[]]
    case 'any':
    case 'class':
    case 'unknown':
      return [[ANY]]
    case 'repeat':
      return node.low === 0 ? [[ANY]] : widen(node.of).map((parts) => [...parts, ANY])
    case 'either':
      return atMost(node.of.flatMap(widen))
    case 'sequence':
      return node.of.reduce<readonly PatternPart[][]>((before, part) => join(before, widen(part)), [[]])
  }
}

function join(before: readonly PatternPart[][], after: readonly PatternPart[][]): readonly PatternPart[][] {
  const some = before.length * after.length <= MOST_ALTERNATIVES ? after : [[ANY]]
  return before.flatMap((head) => some.map((tail) => [...head, ...tail]))
}

const atMost = (alternatives: readonly PatternPart[][]): readonly PatternPart[][] =>
  alternatives.length <= MOST_ALTERNATIVES ? alternatives : [[ANY]]

/** All flags that are set somewhere in the expression, but for those that are unset. */
export function innerFlags(node: RegexNode): string {
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return node.of.map(innerFlags).join('')
    case 'repeat':
      return innerFlags(node.of)
    case 'setting':
      return node.flags.replace(/-.*/, '')
    default:
      return ''
  }
}

/** False if letter case counts in all of the expression. */
export const mayFoldCase = (source: string, flags: string): boolean =>
  flags.includes('i') || /\(\?[A-Za-z^-]*i/.test(source)

/** Under the flag `x` blanks and comments are no text, under `m` a line may start anywhere; what others do is not looked into. */
export const changesReading = (node: RegexNode): boolean =>
  hasPart(node, (part) => part.kind === 'setting' && /[^is-]/.test(part.flags))

function startsAtStart(node: RegexNode): boolean {
  if (node.kind !== 'sequence') return node.kind === 'start'
  const first = node.of.find(({ kind }) => kind !== 'setting')
  return first !== undefined && startsAtStart(first)
}
