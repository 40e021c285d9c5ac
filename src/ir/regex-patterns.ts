import { parseRegex } from './parse-regex.js'
import { ANY, ONE, type Pattern, type PatternPart, pattern } from './pattern.js'
import { countWhile, isAnyCharacter, leadingFlags, type RegexClass, type RegexNode } from './regex.js'
import { MAX_PATTERNS, MAX_REGEX_LENGTH } from './regex-limits.js'

/** Wildcard patterns equivalent to a regular expression. */
export interface RegexPatterns {
  /** The regular expression matches in a value exactly if the value has one of these patterns. */
  readonly patterns: readonly Pattern[]
  readonly cased: boolean
  readonly overLines: OverLines
}

/**
 * The relation of the patterns to the expression on values of several lines. They match the same values, possibly more
 * values (`more`) because a dot matches no line break, or different values (`others`) because `$` and `^` match at
 * lines.
 */
export type OverLines = 'same' | 'more' | 'others'

/** One alternative of the expression: its parts in order. */
interface Alternative {
  readonly parts: readonly PatternPart[]
  readonly overLines: OverLines
}
type Alternatives = readonly Alternative[]

/** True for each side of the match on which a part has to allow further text. */
interface Edges {
  readonly left: boolean
  readonly right: boolean
}
const NOWHERE: Edges = { left: false, right: false }
const NOTHING: Alternative = { parts: [], overLines: 'same' }
const alternative = (...parts: readonly PatternPart[]): Alternative => ({ ...NOTHING, parts })

/**
 * Converts a regular expression of plain text, alternatives, dots, small classes and anchors at its ends to
 * equivalent patterns. `^a\.(exe|dll)$` becomes `a.exe` or `a.dll`. Returns `undefined` for any other expression,
 * such as `a\d`.
 */
export function regexPatterns(source: string, flags: string): RegexPatterns | undefined {
  if (source.length > MAX_REGEX_LENGTH) return undefined
  const { tree, flags: inner } = leadingFlags(parseRegex(source))
  const all = flags + inner
  const alternatives = alternativesOf(tree, { left: true, right: true }, all)
  if (alternatives === undefined) return undefined
  const patterns = new Map(alternatives.map(({ parts }) => [JSON.stringify(parts), pattern(parts)]))
  const hasHalf = [...patterns.values()].flat().some((part) => typeof part === 'string' && /\p{Surrogate}/u.test(part))
  if (hasHalf) return undefined
  return {
    patterns: [...patterns.values()],
    cased: !all.includes('i'),
    overLines: worst(alternatives.map(({ overLines }) => overLines)),
  }
}

function alternativesOf(node: RegexNode, edges: Edges, flags: string): Alternatives | undefined {
  switch (node.kind) {
    case 'text':
      return pad([alternative(node.text)], edges)
    case 'any':
      return pad([{ parts: [ONE], overLines: flags.includes('s') ? 'same' : 'more' }], edges)
    case 'class': {
      const alternatives = isAnyCharacter(node) ? [alternative(ONE)] : classAlternatives(node)
      return alternatives && pad(alternatives, edges)
    }
    case 'repeat':
      return repeatAlternatives(node, edges, flags)
    case 'either':
      return node.of.reduce<Alternatives | undefined>(
        (before, part) => concatWithinLimit(before, alternativesOf(part, edges, flags)),
        [],
      )
    case 'sequence':
      return sequenceAlternatives(node.of, edges, flags)
    case 'start':
    case 'end':
    case 'setting':
    case 'assertion':
    case 'unknown':
      return undefined
  }
}

const worst = (all: readonly OverLines[]): OverLines =>
  all.includes('others') ? 'others' : all.includes('more') ? 'more' : 'same'

/** Concatenates two lists. `undefined` if one of them is missing or the result is too long. */
const concatWithinLimit = (
  before: Alternatives | undefined,
  after: Alternatives | undefined,
): Alternatives | undefined =>
  before && after && before.length + after.length <= MAX_PATTERNS ? [...before, ...after] : undefined

/** Combines each alternative of the one with each of the other. */
function join(before: Alternatives | undefined, after: Alternatives | undefined): Alternatives | undefined {
  if (before === undefined || after === undefined || before.length * after.length > MAX_PATTERNS) return undefined
  const joined = before.flatMap((head) =>
    after.map((tail) => ({
      parts: [...head.parts, ...tail.parts],
      overLines: worst([head.overLines, tail.overLines]),
    })),
  )
  return joined.some(({ parts }) => lengthOf(parts) > MAX_REGEX_LENGTH) ? undefined : joined
}

const lengthOf = (parts: readonly PatternPart[]): number =>
  parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0)

const pad = (alternatives: Alternatives, { left, right }: Edges): Alternatives =>
  alternatives.map(({ parts, overLines }) => ({
    parts: [...(left ? [ANY] : []), ...parts, ...(right ? [ANY] : [])],
    overLines,
  }))

/** Lists the characters of a small class as alternatives. */
function classAlternatives({ negated, items }: RegexClass): Alternatives | undefined {
  const characters: Alternative[] = []
  for (const item of items) {
    if (negated || !('from' in item)) return undefined
    const [from = 0, to = 0] = [item.from.codePointAt(0), item.to.codePointAt(0)]
    if (characters.length + to - from >= MAX_PATTERNS) return undefined
    for (let code = from; code <= to; code++) characters.push(alternative(String.fromCodePoint(code)))
  }
  return characters
}

/**
 * The first part allows text before the match unless it is an anchor; likewise the last part and the text after the
 * match.
 */
function sequenceAlternatives(parts: readonly RegexNode[], edges: Edges, flags: string): Alternatives | undefined {
  const anchors = edges.left ? countWhile(parts, ({ kind }) => kind === 'start') : 0
  const open = parts.slice(anchors)
  const rest = edges.right ? open.slice(0, open.findLastIndex(({ kind }) => kind !== 'end') + 1) : open
  // `$` also matches before a final line break.
  const ended = rest.length < open.length
  const left = edges.left && anchors === 0
  const right = edges.right && !ended
  const whole: Alternatives = [
    { ...NOTHING, overLines: ended || (anchors > 0 && flags.includes('m')) ? 'others' : 'same' },
  ]
  if (rest.length === 0) return join(whole, [left || right ? alternative(ANY) : NOTHING])
  return rest.reduce<Alternatives | undefined>(
    (before, part, index) =>
      join(
        before,
        alternativesOf(part, { left: left && index === 0, right: right && index === rest.length - 1 }, flags),
      ),
    whole,
  )
}

/** Next to arbitrary text the minimum count is enough. Without an upper bound only “any character” can be repeated. */
function repeatAlternatives(
  node: RegexNode & { readonly kind: 'repeat' },
  edges: Edges,
  flags: string,
): Alternatives | undefined {
  const { of, low, high } = node
  const isBesideText = edges.left || edges.right
  if (isBesideText && low === 0) return [alternative(ANY)]
  // The repetition applies only to the last character of a quoted text.
  if (of.kind === 'text' && Array.from(of.text).length > 1) return undefined
  const base = alternativesOf(of, NOWHERE, flags)
  if (base === undefined || low > MAX_PATTERNS) return undefined
  const least = times(base, low)
  if (isBesideText || high === low) return least && pad(least, edges)
  if (high === null) {
    const [only] = base
    const isOne = base.length === 1 && only?.parts.length === 1 && only.parts[0] === ONE
    return isOne ? join(least, [{ ...only, parts: [ANY] }]) : undefined
  }
  if (high - low >= MAX_PATTERNS) return undefined
  return Array.from({ length: high - low + 1 }, (_, more) => times(base, low + more)).reduce(concatWithinLimit, [])
}

const times = (once: Alternatives, count: number): Alternatives | undefined =>
  Array.from({ length: count }, () => once).reduce<Alternatives | undefined>(join, [NOTHING])
