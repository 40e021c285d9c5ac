import { parseRegex, type RegexClass, type RegexNode } from '../ir/regex.js'
import type { Choose } from './choose.js'

/** A text in which the expression is likely to be found; undefined if its tree does not tell. */
export function regexSample(source: string, choose: Choose): string | undefined {
  try {
    return sample(parseRegex(source), choose)
  } catch {
    return undefined
  }
}

function sample(node: RegexNode, choose: Choose): string | undefined {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'any':
      return ANY_CHARACTER[choose(ANY_CHARACTER.length)]
    case 'class':
      return classSample(node, choose)
    case 'start':
    case 'end':
    case 'setting':
    case 'assertion':
      return ''
    case 'unknown':
      return undefined
    case 'repeat': {
      const times = Math.min(node.low + choose(3), node.high ?? node.low + 2)
      return joined(Array.from({ length: times }, () => sample(node.of, choose)))
    }
    case 'either': {
      const chosen = node.of[choose(node.of.length)]
      return chosen && sample(chosen, choose)
    }
    case 'sequence':
      return joined(node.of.map((part) => sample(part, choose)))
  }
}

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.every((part) => part !== undefined) ? parts.join('') : undefined

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
