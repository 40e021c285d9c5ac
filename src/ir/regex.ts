import type { Span } from '../text/source.js'

/** A regular expression as a tree. Groups are replaced by their content, since a search does not use captures. */
export type RegexNode =
  | { readonly kind: 'either' | 'sequence'; readonly of: readonly RegexNode[] }
  /** A repetition, greedy or lazy: both match the same values. `high` is null without an upper bound. */
  | { readonly kind: 'repeat'; readonly of: RegexNode; readonly low: number; readonly high: number | null }
  | { readonly kind: 'text'; readonly text: string }
  /** The dot. */
  | { readonly kind: 'any' }
  | (RegexClass & Span)
  | ({ readonly kind: 'start' | 'end' } & Span)
  /** Inline flags, for the rest of the group. */
  | ({ readonly kind: 'setting'; readonly flags: string } & Span)
  /** Zero-width assertions: look-around, word boundaries and the like. */
  | ({ readonly kind: 'assertion' } & Span)
  /**
   * Constructs that consume text and are not modelled: back-references, possessive and atomic groups, Unicode
   * properties.
   */
  | ({ readonly kind: 'unknown' } & Span)

/** A class of characters, such as `[^a-z\d]`. */
export interface RegexClass {
  readonly kind: 'class'
  readonly negated: boolean
  readonly items: readonly RegexClassItem[]
}

/** An item of a class: a range, whose ends may be equal; a shorthand such as `\d`; or a text that is not analysed. */
export type RegexClassItem =
  | { readonly from: string; readonly to: string }
  | { readonly shorthand: 'd' | 'w' | 's' | 'D' | 'W' | 'S' }
  | { readonly unknown: string }

/**
 * Separates the flags before anything that consumes text from the rest of the expression. They apply to everything
 * after them, including further alternatives.
 */
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

/** Counts the leading parts that pass the test. */
export function countWhile(parts: readonly RegexNode[], test: (part: RegexNode) => boolean): number {
  const other = parts.findIndex((part) => !test(part))
  return other === -1 ? parts.length : other
}

/** True if at least one leaf of the tree passes the test. */
export function hasPart(node: RegexNode, test: (part: RegexNode) => boolean): boolean {
  if (node.kind === 'either' || node.kind === 'sequence') return node.of.some((part) => hasPart(part, test))
  return node.kind === 'repeat' ? hasPart(node.of, test) : test(node)
}

/** True for `[\s\S]` and its like: any character, including line breaks. */
export function isAnyCharacter({ negated, items }: RegexClass): boolean {
  const kinds = new Set<string>(items.flatMap((item) => ('shorthand' in item ? [item.shorthand] : [])))
  return !negated && ['d', 'w', 's'].some((kind) => kinds.has(kind) && kinds.has(kind.toUpperCase()))
}

/** Collects all flags that are set somewhere in the expression, without those that are unset. */
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

/** True if some part of the expression may be case-insensitive. */
export const mayFoldCase = (source: string, flags: string): boolean =>
  flags.includes('i') || /\(\?[A-Za-z^-]*i/.test(source)

/**
 * True if an inline flag changes how the expression is read: `x` ignores white space and comments, `m` lets `^` match
 * at lines, and further flags are not analysed.
 */
export const hasUnanalysedFlags = (node: RegexNode): boolean =>
  hasPart(node, (part) => part.kind === 'setting' && /[^is-]/.test(part.flags))
