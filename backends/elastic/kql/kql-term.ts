import type { Assumption } from '../../../src/ir/assumptions.js'
import type { FieldTypeName } from '../../../src/ir/field-types.js'
import {
  ANY,
  hasCase,
  isAny,
  isOne,
  type Pattern,
  type PatternPart,
  pattern,
  plainText,
  someText,
} from '../../../src/ir/pattern.js'
import { termAssumptions } from '../addresses.js'
import { FIELD_TYPE, LETTER_CASE, NONE } from '../assumption-lists.js'
import { acrossSpaces, certainPieces, hasWord, WORDS_ONLY } from '../text-words.js'
import { value } from './kql-text.js'

/** The value part of a KQL term, after the colon. */
export interface Term {
  readonly text: string
  /** Reasons why it matches more than the value; empty if it does not. */
  readonly reasons: readonly string[]
  readonly assumptions: readonly Assumption[]
}

/** The term for a pattern in a field of the given type; undefined if no term is possible. */
export function termOf(whole: Pattern, cased: boolean, type: FieldTypeName | undefined): Term | undefined {
  if (type === 'text') return wordTerm(whole)
  if (type === 'wildcard' && isSplitAtSpaces(whole)) {
    const { pattern } = toWritable(acrossSpaces(whole), ALWAYS)
    return { text: value(pattern), reasons: [SPLIT_AT_SPACES], assumptions: cased ? [] : letterCase(pattern) }
  }
  const ofCase = cased ? NONE : letterCase(whole)
  const hasPlainText = plainText(whole) !== undefined
  // Most values are of this kind: looking for more takes 3 % of a conversion to KQL.
  if (!hasPlainText && approximationsFor(type) === ALWAYS && !someText(whole, hasSpace) && !whole.some(isOne))
    return { text: value(whole), reasons: NONE, assumptions: ofCase }
  const { pattern, reasons } = toWritable(whole, approximationsFor(type))
  const ofType = hasPlainText ? termAssumptions(pattern, type) : keywordField(pattern)
  return { text: value(pattern), reasons, assumptions: ofType.length === 0 ? ofCase : [...ofCase, ...ofType] }
}

/** The term for the words of a value that Kibana would split, in a `text` field with the same values. */
export const phraseTerm = (whole: Pattern): Term => ({
  text: allOf(certainPieces(whole).map(value)),
  reasons: [SPLIT_AT_SPACES],
  assumptions: [],
})

/** The term for a text in any field. Kibana splits it at its spaces, whatever the types of the fields are. */
export function keywordTerm(whole: Pattern, cased: boolean): Term {
  const assumptions = [...(cased ? [] : letterCase(whole)), 'field-type'] as const
  const words = wordsOf(whole).map(value)
  if (words.length >= 2) return { text: allOf(words), reasons: [WORD.because], assumptions }
  const { pattern, reasons } = toWritable(whole, [...ALWAYS, WORD])
  return { text: value(pattern), reasons, assumptions: [...new Set([...assumptions, ...keywordField(pattern)])] }
}

const allOf = (texts: readonly string[]): string => {
  const unique = [...new Set(texts)]
  return unique.length === 1 ? unique.join() : `(${unique.join(' and ')})`
}

/** A term on a `text` field: with quotes words in order, with wildcards single words. */
function wordTerm(whole: Pattern): Term | undefined {
  if (plainText(whole) !== undefined) {
    return hasWord(whole) ? { text: value(whole), reasons: [WORDS_ONLY], assumptions: [] } : undefined
  }
  if (whole.length === 1 && isAny(whole[0])) return { text: value(whole), reasons: [], assumptions: [] }
  const pieces = certainPieces(whole)
  return pieces.length === 0 ? undefined : { text: allOf(pieces.map(value)), reasons: [WORDS_ONLY], assumptions: [] }
}

const letterCase = (pattern: Pattern): readonly Assumption[] => (someText(pattern, hasCase) ? LETTER_CASE : NONE)

/**
 * True if Kibana splits the bare text at its spaces: it does so for wildcards, except in fields that it knows as
 * keyword fields. The grammar has no escape for a space (`EscapedSpecialCharacter`), and the translation keeps it as it is.
 *
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/grammar/grammar.peggy
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/functions/is.ts
 */
export const isSplitAtSpaces = (pattern: Pattern): boolean =>
  plainText(pattern) === undefined && someText(pattern, hasSpace)
const hasSpace = (text: string): boolean => /\s/.test(text)
const keywordField = (pattern: Pattern): readonly Assumption[] => (isSplitAtSpaces(pattern) ? FIELD_TYPE : NONE)
const SPLIT_AT_SPACES = 'KQL splits a value with wildcards at its spaces in fields of type `wildcard`'

/** A feature of wildcard patterns that the language cannot express, and the nearest wider pattern. */
interface Approximation {
  readonly because: string
  readonly of: (whole: Pattern) => Pattern
}

/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/flattened */
const PREFIX: Approximation = {
  because: 'KQL can only search for the beginning of a value in a flattened field, up to a space',
  of: ([first, ...rest]) => {
    const [start = ''] = typeof first === 'string' ? first.split(/\s/) : []
    const isUnchanged = start === first && rest.length === 1 && isAny(rest[0])
    return isUnchanged ? [first, ...rest] : pattern([start, ANY])
  },
}
/** https://github.com/elastic/elasticsearch/issues/138778 */
const CONSTANT_PREFIX: Approximation = {
  ...PREFIX,
  because: 'KQL can only search for the beginning of a value in a `constant_keyword` field, up to a space',
}
const WORD: Approximation = {
  because: 'KQL splits a value at its spaces in a search over all fields',
  of: (whole) => wordsOf(whole)[0] ?? [ANY],
}
const ALWAYS: readonly Approximation[] = [
  {
    because: 'KQL has no single-character wildcard',
    of: (whole) => (whole.some(isOne) ? pattern(whole.map((part) => (isOne(part) ? ANY : part))) : whole),
  },
  {
    because: 'KQL removes spaces at the ends of a value with wildcards',
    of: (whole) => {
      const first = whole[0]
      const last = whole.at(-1)
      const hasSpaces =
        (typeof first === 'string' && first.trimStart() !== first) ||
        (typeof last === 'string' && last.trimEnd() !== last)
      if (!hasSpaces || whole.length < 2) return whole
      const start = typeof first === 'string' && first.trimStart() !== first ? [ANY, first.trimStart()] : [first ?? '']
      const end = typeof last === 'string' && last.trimEnd() !== last ? [last.trimEnd(), ANY] : [last ?? '']
      return pattern([...start, ...whole.slice(1, -1), ...end])
    },
  },
]

function approximationsFor(type: FieldTypeName | undefined): readonly Approximation[] {
  if (type === 'flattened') return [PREFIX, ...ALWAYS]
  return type === 'constant_keyword' ? [CONSTANT_PREFIX, ...ALWAYS] : ALWAYS
}

function toWritable(whole: Pattern, approximations: readonly Approximation[]): Writable {
  if (plainText(whole) !== undefined) return { pattern: whole, reasons: NONE }
  let pattern = whole
  let reasons: readonly string[] = NONE
  for (const { because, of } of approximations) {
    const next = of(pattern)
    if (next !== pattern && !isSame(next, pattern)) reasons = [...reasons, because]
    pattern = next
  }
  return { pattern, reasons }
}

interface Writable extends Pick<Term, 'reasons'> {
  readonly pattern: Pattern
}

/** Patterns with equal parts are equal; all patterns share the two wildcard values. */
const isSame = (a: Pattern, b: Pattern): boolean => a.length === b.length && a.every((part, index) => part === b[index])

/** The texts between spaces, each as a part of the value. */
function wordsOf(whole: Pattern): Pattern[] {
  const words: PatternPart[][] = [[]]
  for (const part of whole) {
    const [first = '', ...more] = typeof part === 'string' ? part.split(/\s+/) : [part]
    words.at(-1)?.push(isOne(first) ? ANY : first)
    for (const word of more) words.push([word])
  }
  return words.map((parts) => pattern([ANY, ...parts, ANY])).filter((parts) => parts.length > 1)
}
