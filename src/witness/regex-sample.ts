import { parseRegex } from '../ir/parse-regex.js'
import type { RegexClass, RegexNode } from '../ir/regex.js'
import type { Choose } from './choose.js'
import { MAX_SAMPLE_PARTS } from './effort-limits.js'

/**
 * Generates a text in which the regular expression most likely matches, or `undefined` if it cannot be sampled.
 * Repetitions occur a few times more than required, unless the text becomes too long.
 */
export function regexSample(source: string, choose: Choose): string | undefined {
  try {
    const tree = parseRegex(source)
    const text = sample(tree, { choose, extraRepetitions: 3, remainingParts: MAX_SAMPLE_PARTS })
    return text === 'too long'
      ? textOrUndefined(sample(tree, { choose, extraRepetitions: 1, remainingParts: MAX_SAMPLE_PARTS }))
      : textOrUndefined(text)
  } catch {
    return undefined
  }
}

const textOrUndefined = (text: Sample): string | undefined =>
  text === 'unknown' || text === 'too long' ? undefined : text.text

type Sample = { readonly text: string } | 'unknown' | 'too long'

interface Sampling {
  readonly choose: Choose
  /** Upper bound (exclusive) for additional repetitions. */
  readonly extraRepetitions: number
  remainingParts: number
}

function sample(node: RegexNode, sampling: Sampling): Sample {
  const { choose, extraRepetitions } = sampling
  if (sampling.remainingParts-- < 0) return 'too long'
  switch (node.kind) {
    case 'text':
      return { text: node.text }
    case 'any':
      return { text: ANY_CHARACTER[choose(ANY_CHARACTER.length)] ?? 'x' }
    case 'class': {
      const text = classSample(node, choose)
      return text === undefined ? 'unknown' : { text }
    }
    case 'start':
    case 'end':
    case 'setting':
    case 'assertion':
      return { text: '' }
    case 'unknown':
      return 'unknown'
    case 'repeat': {
      const times = Math.min(node.low + choose(extraRepetitions), node.high ?? node.low + 2)
      return joined(times, () => sample(node.of, sampling))
    }
    case 'either': {
      const chosen = node.of[choose(node.of.length)]
      return chosen === undefined ? 'unknown' : sample(chosen, sampling)
    }
    case 'sequence':
      return joined(node.of.length, (at) => sample(node.of[at] ?? node, sampling))
  }
}

/** Concatenates all parts. A part that is unknown or too long makes the whole so. */
function joined(count: number, partAt: (at: number) => Sample): Sample {
  let text = ''
  let isUnknown = false
  for (let at = 0; at < count; at++) {
    const part = partAt(at)
    if (part === 'too long') return part
    if (part === 'unknown') isUnknown = true
    else text += part.text
  }
  return isUnknown ? 'unknown' : { text }
}

const ANY_CHARACTER = ['x', 'x', 'x', ' ', '"', '\\', '😀']
const SHORTHANDS = { d: '7', w: 'w', s: ' ', D: '-', W: '-', S: '!' } as const
const OUTSIDE = ['x', 'X', '0', '-', ' ', '\\', '/', '"', 'é']
const TESTS = { d: /\d/, w: /\w/, s: /\s/, D: /\D/, W: /\W/, S: /\S/ } as const

function classSample({ negated, items }: RegexClass, choose: Choose): string | undefined {
  if (negated) return OUTSIDE.find((char) => !items.some((item) => holds(item, char)))
  const item = items[choose(items.length)]
  if (item === undefined || 'unknown' in item) return undefined
  if ('shorthand' in item) return SHORTHANDS[item.shorthand]
  return choose(2) === 0 ? item.from : item.to
}

function holds(item: RegexClass['items'][number], char: string): boolean {
  if ('unknown' in item) return true
  return 'shorthand' in item ? TESTS[item.shorthand].test(char) : item.from <= char && char <= item.to
}
