import type { RegexNode } from '../../../src/ir/regex.js'
import { anyOfKind, charactersOfKind, UNKNOWN_PART, type WordKind, wordKindOf } from './word-part.js'

export const sequence = (of: readonly RegexNode[]): RegexNode => {
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { kind: 'sequence', of }
}

export const optional = (of: RegexNode): RegexNode => ({ kind: 'repeat', of: group(of), low: 0, high: 1 })

/** Groups a text of several characters; otherwise a count would apply only to its last one. */
const group = (of: RegexNode): RegexNode => (of.kind === 'text' ? { kind: 'sequence', of: [of] } : of)

/** True if the expression matches the empty text. */
export function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'text':
      return node.text === ''
    case 'either':
      return node.of.some(isNullable)
    case 'sequence':
      return node.of.every(isNullable)
    case 'repeat':
      return node.low === 0 || isNullable(node.of)
    default:
      return false
  }
}

/** The part of the expression whose matches end in a character of the kind; undefined if there is none. */
export const withLastOfKind = (node: RegexNode, kind: WordKind, fold: boolean): RegexNode | undefined =>
  withEndOfKind(node, { kind, fold, isLast: true })

/** The part of the expression whose matches begin with a character of the kind; undefined if there is none. */
export const withFirstOfKind = (node: RegexNode, kind: WordKind, fold: boolean): RegexNode | undefined =>
  withEndOfKind(node, { kind, fold, isLast: false })

interface End {
  readonly kind: WordKind
  readonly fold: boolean
  /** True for the last character, false for the first. */
  readonly isLast: boolean
}

function withEndOfKind(node: RegexNode, end: End): RegexNode | undefined {
  switch (node.kind) {
    case 'text': {
      const char = Array.from(node.text).at(end.isLast ? -1 : 0)
      return char !== undefined && wordKindOf(char) === end.kind ? node : undefined
    }
    case 'any':
      return anyOfKind(end.kind)
    case 'class':
      return charactersOfKind(node, end.kind, end.fold)
    case 'either':
      return eitherOf(node.of.map((part) => withEndOfKind(part, end)))
    case 'sequence':
      return sequenceAtEnd(node.of, end)
    case 'repeat':
      return repeatAtEnd(node, end)
    default:
      throw UNKNOWN_PART
  }
}

function eitherOf(parts: readonly (RegexNode | undefined)[]): RegexNode | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length < 2 ? known[0] : { kind: 'either', of: known }
}

/** The outermost part that matches some text decides; the parts beyond it are empty. */
function sequenceAtEnd(parts: readonly RegexNode[], end: End): RegexNode | undefined {
  const outer = parts.at(end.isLast ? -1 : 0)
  if (outer === undefined) return undefined
  const rest = end.isLast ? parts.slice(0, -1) : parts.slice(1)
  const beside = (part: RegexNode): RegexNode => sequence(end.isLast ? [...rest, part] : [part, ...rest])
  const ending = withEndOfKind(outer, end)
  if (!isNullable(outer)) return ending && beside(ending)
  const others = sequenceAtEnd(rest, end)
  if (ending === undefined || others === undefined) return others ?? (ending && beside(ending))
  return isSame(others, sequence(rest)) ? beside(optional(ending)) : eitherOf([beside(ending), others])
}

const isSame = (a: RegexNode, b: RegexNode): boolean => JSON.stringify(a) === JSON.stringify(b)

function repeatAtEnd(node: RegexNode & { readonly kind: 'repeat' }, end: End): RegexNode | undefined {
  const { of, low, high } = node
  const ending = high === 0 ? undefined : withEndOfKind(of, end)
  if (ending === undefined || high === 1) return ending
  const others: RegexNode = {
    kind: 'repeat',
    of,
    low: isNullable(of) ? 0 : Math.max(low - 1, 0),
    high: high === null ? null : high - 1,
  }
  return sequence(end.isLast ? [others, ending] : [ending, others])
}
