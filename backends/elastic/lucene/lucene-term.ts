import type { Assumption } from '../../../src/ir/assumptions.js'
import type { FieldTypeName } from '../../../src/ir/field-types.js'
import {
  ANY,
  hasCase,
  isAny,
  ONE,
  type Pattern,
  type PatternPart,
  plainText,
  someText,
  pattern as toPattern,
} from '../../../src/ir/pattern.js'
import { prefilterPatterns } from '../../../src/ir/prefilter-patterns.js'
import { CONTROL } from '../../../src/text/control-characters.js'
import { termAssumptions } from '../addresses.js'
import { LETTER_CASE, NONE } from '../assumption-lists.js'
import { tooLongReason } from '../regex/lucene-regex.js'
import { patternRegex, shortenPattern } from '../regex/pattern-regex.js'
import { certainPieces, hasWord, WORDS_ONLY } from '../text-words.js'
import { cannotBeEscaped, slashes, unprintable, value } from './lucene-text.js'

/** The value part of a Lucene term, after the colon. */
export interface Term {
  readonly text: string
  /** Reason why it matches more than the value, if it does. */
  readonly because?: string
  readonly assumptions: readonly Assumption[]
}

interface TermContext {
  readonly cased: boolean
  /** True to write each letter in both cases if the comparison ignores case. */
  readonly bothCases: boolean
  readonly type: FieldTypeName | undefined
  /** Maximum length of a regular expression, in characters. */
  readonly maxRegexLength: number
}

/** The term for a pattern in a field of the given type; undefined if no term is possible. */
export function termOf(whole: Pattern, { cased, bothCases, type, maxRegexLength }: TermContext): Term | undefined {
  if (type === 'text') return wordTerm(whole)
  const hasCases = !cased && hasLetters(whole)
  const assumptions = hasCases && !(bothCases && type !== 'flattened') ? LETTER_CASE : NONE
  if (type === 'flattened') return { ...prefixTerm(whole), assumptions }
  const write = (pattern: Pattern): string => {
    if (hasCases && bothCases && hasLetters(pattern)) return slashes(patternRegex(pattern, true))
    return type === 'constant_keyword' && !isPrefix(pattern) ? slashes(patternRegex(pattern, false)) : value(pattern)
  }
  const exact = write(whole)
  // Other texts escape control characters.
  const control = isExpression(exact) ? unprintable(exact) : undefined
  const printable = control === undefined ? whole : withoutControls(whole)
  const written = control === undefined ? exact : write(printable)
  const isShort = !isExpression(written) || written.length <= maxRegexLength + SLASHES
  const text = isShort ? written : write(shortenPattern(printable, hasCases && bothCases, maxRegexLength))
  const because = isShort ? control : tooLongReason(maxRegexLength)
  const ofType = isExpression(text) ? NONE : termAssumptions(whole, type)
  const all = ofType.length === 0 ? assumptions : [...assumptions, ...ofType]
  return because === undefined ? { text, assumptions: all } : { text, because, assumptions: all }
}

const SLASHES = '//'.length
/** Only regular expressions begin with an unescaped slash. */
const isExpression = (text: string): boolean => text.startsWith('/')

const hasLetters = (pattern: Pattern): boolean => someText(pattern, hasCase)

/**
 * True for a text with a wildcard at its end only. Wildcard queries on `constant_keyword` fields support only these;
 * regular expressions support wildcards anywhere.
 *
 * https://github.com/elastic/elasticsearch/issues/138778
 */
const isPrefix = (pattern: Pattern): boolean =>
  plainText(pattern) !== undefined || (pattern.length === 2 && typeof pattern[0] === 'string' && isAny(pattern[1]))

/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/flattened */
function prefixTerm(whole: Pattern): { readonly text: string; readonly because?: string } {
  if (isPrefix(whole) && !(plainText(whole) === undefined && someText(whole, cannotBeEscaped))) {
    return { text: value(whole) }
  }
  const [first] = whole
  const start = typeof first === 'string' ? (first.split(new RegExp(`[<>]|${CONTROL.source}`, 'u'))[0] ?? '') : ''
  return { text: value(toPattern([start, ANY])), because: PREFIX_ONLY }
}
const PREFIX_ONLY = 'Lucene can only search for the beginning of a value in a flattened field'

/** A term on a `text` field: with quotes the words of a value, in order; with wildcards single words. */
function wordTerm(whole: Pattern): Term | undefined {
  if (plainText(whole) !== undefined) {
    return hasWord(whole) ? { text: value(whole), because: WORDS_ONLY, assumptions: [] } : undefined
  }
  const text = allOf(certainPieces(whole))
  return text === undefined ? undefined : { text, because: WORDS_ONLY, assumptions: [] }
}

/** The words that a `text` field has if a value matches the expression; undefined if no word is certain. */
export function regexWordTerm(source: string, flags: string): Term | undefined {
  const alternatives = prefilterPatterns(source, flags).map((wide) => allOf(certainPieces(wide)))
  const texts = [...new Set(alternatives.filter((text) => text !== undefined))]
  if (alternatives.includes(undefined)) return undefined
  return { text: texts.length === 1 ? texts.join() : `(${texts.join(' OR ')})`, because: WORDS_ONLY, assumptions: [] }
}

function allOf(pieces: readonly Pattern[]): string | undefined {
  if (pieces.length < 2) return pieces.map(value)[0]
  return `(${pieces.map(value).join(' AND ')})`
}

const withoutControls = (pattern: Pattern): Pattern =>
  toPattern(
    pattern.flatMap((part): PatternPart[] =>
      typeof part === 'string'
        ? part.split(new RegExp(`(${CONTROL.source})`, 'u')).map((text) => (CONTROL.test(text) ? ONE : text))
        : [part],
    ),
  )
