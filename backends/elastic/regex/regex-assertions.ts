import { hasPart, type RegexNode } from '../../../src/ir/regex.js'
import { MAX_REGEX_ALTERNATIVES } from '../elastic-limits.js'

/** A zero-width assertion. */
export type Assertion = 'start' | 'end' | 'very end' | 'boundary' | 'inside' | 'unknown'

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  '\\b': 'boundary',
  '\\B': 'inside',
  '\\A': 'start',
  '\\z': 'very end',
}

/** The assertion that a part makes; undefined if it consumes text. */
export function assertionOf(node: RegexNode, source: string): Assertion | undefined {
  switch (node.kind) {
    case 'start':
    case 'end':
      return node.kind
    case 'assertion':
      return ASSERTIONS[source.slice(node.start, node.end)] ?? 'unknown'
    default:
      return undefined
  }
}

/** True if the expression has a supported assertion with a backslash: `\b`, `\B`, `\A` or `\z`. */
export const hasKnownAssertion = (node: RegexNode, source: string): boolean =>
  hasPart(node, (part) => part.kind === 'assertion' && assertionOf(part, source) !== 'unknown')

const hasAssertion = (node: RegexNode): boolean =>
  hasPart(node, ({ kind }) => kind === 'start' || kind === 'end' || kind === 'assertion' || kind === 'setting')

type Sequences = readonly (readonly RegexNode[])[]

/**
 * The alternatives of an expression as sequences of parts that contain no nested assertions; undefined if there are too
 * many.
 */
export function sequencesOf(node: RegexNode): Sequences | undefined {
  if (!hasAssertion(node)) return [[withoutQuotedRepeats(node)]]
  switch (node.kind) {
    case 'either':
      return node.of.reduce<Sequences | undefined>((before, part) => unionWithinLimit(before, sequencesOf(part)), [])
    case 'sequence':
      return productWithinLimit(node.of.map(sequencesOf))
    case 'repeat': {
      const { low, high } = node
      if (high === null || high > MAX_REGEX_ALTERNATIVES) return undefined
      const once = sequencesOf(node.of)
      return Array.from({ length: high - low + 1 }, (_, more) =>
        productWithinLimit(Array.from({ length: low + more }, () => once)),
      ).reduce(unionWithinLimit, [])
    }
    default:
      return [[node]]
  }
}

/** Splits quoted texts before a count, which applies only to the last character. */
function withoutQuotedRepeats(node: RegexNode): RegexNode {
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return { ...node, of: node.of.map(withoutQuotedRepeats) }
    case 'repeat': {
      const last = node.of.kind === 'text' ? Array.from(node.of.text).at(-1) : undefined
      if (node.of.kind !== 'text' || last === undefined || last === node.of.text)
        return { ...node, of: withoutQuotedRepeats(node.of) }
      const before: RegexNode = { kind: 'text', text: node.of.text.slice(0, -last.length) }
      return { kind: 'sequence', of: [before, { ...node, of: { kind: 'text', text: last } }] }
    }
    default:
      return node
  }
}

const unionWithinLimit = (before: Sequences | undefined, after: Sequences | undefined): Sequences | undefined =>
  before && after && before.length + after.length <= MAX_REGEX_ALTERNATIVES ? [...before, ...after] : undefined

const productWithinLimit = (parts: readonly (Sequences | undefined)[]): Sequences | undefined =>
  parts.reduce<Sequences | undefined>(
    (before, after) =>
      before && after && before.length * after.length <= MAX_REGEX_ALTERNATIVES
        ? before.flatMap((head) => after.map((tail) => [...head, ...tail]))
        : undefined,
    [[]],
  )
