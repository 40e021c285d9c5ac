import { parseRegex } from '../../../src/ir/parse-regex.js'
import { hasPart, leadingFlags, type RegexNode } from '../../../src/ir/regex.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { MAX_REGEX_ALTERNATIVES, MAX_WORD_BOUNDARIES } from '../elastic-limits.js'
import { type Assertion, assertionOf, sequencesOf } from './regex-assertions.js'
import { isNullable, optional, sequence, withFirstOfKind, withLastOfKind } from './regex-ends.js'
import { UNKNOWN_PART, type WordKind } from './word-part.js'

/**
 * Rewrites an expression for a whole value without word boundaries; it matches exactly where the given expression is
 * found. A boundary lies between a word character and another character, or an end of the value. So the text around it
 * is split by its last or first character: `\bfoo` becomes `(.*[^0-9A-Za-z_])?foo.*`. Undefined if there are too many
 * alternatives, or if the first or last characters of a part are unknown.
 *
 * https://github.com/google/re2/wiki/Syntax (`\b` at ASCII word boundary)
 */
export const withoutWordBoundaries = (source: string, flags: string): WithoutBoundaries | undefined =>
  recent(`${flags}/${source}`)

/** The languages of Elastic ask this for the same expressions, each after its flags and a slash. */
const recent = keepRecent((expression) => {
  const slash = expression.indexOf('/')
  return rewritten(expression.slice(slash + 1), expression.slice(0, slash))
})

function rewritten(source: string, flags: string): WithoutBoundaries | undefined {
  const { tree } = leadingFlags(parseRegex(source))
  try {
    const sequences = sequencesOf(tree)?.map((parts) => splitAtBoundaries(parts, source))
    if (sequences === undefined) return undefined
    const alternatives = sequences.flatMap(({ segments, boundaries }) =>
      resolveBoundaries(segments, boundaries, flags.includes('i')),
    )
    if (alternatives.length === 0 || alternatives.length > MAX_REGEX_ALTERNATIVES) return undefined
    const [only] = alternatives
    return {
      tree: alternatives.length === 1 && only !== undefined ? only : { kind: 'either', of: alternatives },
      singleLine:
        sequences.some(({ anchors }) => anchors.includes('end') || (flags.includes('m') && anchors.length > 0)) ||
        (!flags.includes('s') && hasDot(tree)),
    }
  } catch (problem) {
    if (problem === UNKNOWN_PART) return undefined
    throw problem
  }
}

export interface WithoutBoundaries {
  readonly tree: RegexNode
  /** True if it is exact only for single-line values. */
  readonly singleLine: boolean
}

const hasDot = (node: RegexNode): boolean => hasPart(node, ({ kind }) => kind === 'any')

/** The segments before, between and after the boundaries: one more than boundaries. */
interface BoundarySplit {
  readonly segments: readonly RegexNode[]
  readonly boundaries: readonly Boundary[]
  readonly anchors: readonly Assertion[]
}
/** True for a word boundary (`\b`), false for a non-boundary (`\B`). */
type Boundary = boolean

const ANYTHING: RegexNode = {
  kind: 'repeat',
  of: { kind: 'class', negated: false, items: [{ shorthand: 's' }, { shorthand: 'S' }], start: 0, end: 0 },
  low: 0,
  high: null,
}

/** Splits parts at boundaries. Anchors at the ends close the value; an anchor anywhere else is unsupported. */
function splitAtBoundaries(parts: readonly RegexNode[], source: string): BoundarySplit {
  const assertions = parts.map((part) => assertionOf(part, source))
  const first = assertions.indexOf(undefined)
  const last = assertions.lastIndexOf(undefined)
  const isFront = (index: number) => first === -1 || index < first
  const isBack = (index: number) => first === -1 || index > last
  const isStart = assertions.some((assertion, index) => assertion === 'start' && isFront(index))
  const isEnd = assertions.some((assertion, index) => isEndOf(assertion) && isBack(index))
  const segments: RegexNode[][] = [[]]
  const boundaries: Boundary[] = []
  for (const [index, part] of parts.entries()) {
    const assertion = assertions[index]
    if (assertion === undefined) segments.at(-1)?.push(part)
    else if (assertion === 'boundary' || assertion === 'inside') {
      boundaries.push(assertion === 'boundary')
      segments.push([])
    } else if (!(assertion === 'start' ? isFront(index) : isBack(index))) throw UNKNOWN_PART
  }
  if (!isStart) segments[0] = [ANYTHING, ...withoutNullable(segments[0] ?? [])]
  if (!isEnd) segments.push([...withoutNullable((segments.pop() ?? []).toReversed()).toReversed(), ANYTHING])
  const anchors = assertions.filter((assertion) => assertion === 'start' || assertion === 'end')
  return { segments: segments.map(sequence), boundaries, anchors }
}

/** The parts without leading optional ones, which add nothing next to arbitrary text. */
const withoutNullable = (parts: readonly RegexNode[]): readonly RegexNode[] =>
  parts.slice(Math.min(...parts.map((part, index) => (isNullable(part) ? parts.length : index)), parts.length))

const isEndOf = (assertion: Assertion | undefined): boolean => assertion === 'end' || assertion === 'very end'

/**
 * The alternatives in which all boundaries hold. If the segment between two boundaries is empty, they are at the same
 * place. Segments before `from` are not empty.
 */
function resolveBoundaries(
  segments: readonly RegexNode[],
  boundaries: readonly Boundary[],
  fold: boolean,
  from = 1,
): readonly RegexNode[] {
  if (boundaries.length > MAX_WORD_BOUNDARIES) throw UNKNOWN_PART
  const inner = segments.findIndex((part, at) => at >= from && at < segments.length - 1 && isNullable(part))
  if (inner === -1) return kindsAround(boundaries).flatMap((kinds) => restrictSegments(segments, kinds, fold))
  const isSameBoundary = boundaries[inner - 1] === boundaries[inner]
  const together = isSameBoundary
    ? resolveBoundaries(without(segments, inner), without(boundaries, inner), fold, inner)
    : []
  return [...together, ...resolveBoundaries(segments, boundaries, fold, inner + 1)]
}

const without = <Item>(items: readonly Item[], at: number): readonly Item[] => items.filter((_, index) => index !== at)

/** The kinds of characters around a boundary. An end of the value is not a word character. */
interface BoundarySides {
  readonly before: WordKind
  readonly after: WordKind
}

function kindsAround(boundaries: readonly Boundary[]): readonly (readonly BoundarySides[])[] {
  return boundaries.reduce<readonly (readonly BoundarySides[])[]>(
    (all, boundary) =>
      all.flatMap((kinds) =>
        (['word', 'other'] as const).map((before) => [
          ...kinds,
          { before, after: (before === 'word') === boundary ? ('other' as const) : ('word' as const) },
        ]),
      ),
    [[]],
  )
}

/** The segments, each restricted to these kinds at its ends; empty if one of them has no such matches. */
function restrictSegments(
  segments: readonly RegexNode[],
  kinds: readonly BoundarySides[],
  fold: boolean,
): readonly RegexNode[] {
  const parts = segments.map((segment, index) => {
    const [left, right] = [kinds[index - 1]?.after, kinds[index]?.before]
    const withStart = left === undefined ? segment : withFirstOfKind(segment, left, fold)
    const whole = withStart === undefined || right === undefined ? withStart : withLastOfKind(withStart, right, fold)
    const isOuter = left === undefined || right === undefined
    const mayBeEmpty = isOuter && (left ?? 'other') === 'other' && (right ?? 'other') === 'other' && isNullable(segment)
    if (kinds.length === 0 || !mayBeEmpty) return whole
    return whole === undefined ? sequence([]) : optional(whole)
  })
  return parts.some((part) => part === undefined) ? [] : [sequence(parts.filter((part) => part !== undefined))]
}
