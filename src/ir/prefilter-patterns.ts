import { compileGlob } from './glob.js'
import { parseRegex } from './parse-regex.js'
import { ANY, type Pattern, type PatternPart, pattern, someText } from './pattern.js'
import { hasUnanalysedFlags, type RegexNode } from './regex.js'
import { MAX_PREFILTER_PATTERNS, MAX_PREFILTERED_LENGTH, MIN_PREFILTER_TEXT } from './regex-limits.js'

/**
 * Builds a prefilter: every text in which the regular expression matches also matches one of these patterns,
 * case-insensitively. No pattern is covered by another one with the same letter case. Returns only `*` if nothing is known.
 */
export function prefilterPatterns(source: string, flags: string): readonly Pattern[] {
  const tree = source.length > MAX_PREFILTERED_LENGTH ? undefined : parseRegex(source)
  if (tree === undefined || hasUnanalysedFlags(tree)) return [[ANY]]
  const anchored = !flags.includes('m') && startsAtStart(tree)
  const wide = widen(tree).map((parts) => {
    const whole = pattern([...(anchored ? [] : [ANY]), ...parts, ANY])
    const long = (part: PatternPart, index: number): boolean =>
      typeof part !== 'string' || part.length >= MIN_PREFILTER_TEXT || (anchored && index === 0)
    return pattern(whole.map((part, index) => (long(part, index) ? part : ANY)))
  })
  return wide.some((parts) => parts.length === 1) ? [[ANY]] : withoutCovered(wide)
}

/** Removes the patterns that others cover: `*set*&*` beside `*set*`. Of equal patterns, the first one stays. */
const withoutCovered = (patterns: readonly Pattern[]): readonly Pattern[] =>
  patterns.filter(
    (own, at) =>
      !patterns.some((other, place) => place !== at && covers(other, own) && (place < at || !covers(own, other))),
  )

/** Stands for any text in place of a star. */
const GAP = '\uffff'

/** True if every text that the narrow pattern matches also matches the wide one. */
const covers = (wide: Pattern, narrow: Pattern): boolean =>
  !someText(wide, (text) => text.includes(GAP)) &&
  compileGlob(wide, true)(narrow.map((part) => (typeof part === 'string' ? part : GAP)).join(''))

/** Lists the alternatives, each as the parts that its texts contain in this order. */
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
  const some = before.length * after.length <= MAX_PREFILTER_PATTERNS ? after : [[ANY]]
  return before.flatMap((head) => some.map((tail) => [...head, ...tail]))
}

const atMost = (alternatives: readonly PatternPart[][]): readonly PatternPart[][] =>
  alternatives.length <= MAX_PREFILTER_PATTERNS ? alternatives : [[ANY]]

function startsAtStart(node: RegexNode): boolean {
  if (node.kind !== 'sequence') return node.kind === 'start'
  const first = node.of.find(({ kind }) => kind !== 'setting')
  return first !== undefined && startsAtStart(first)
}
