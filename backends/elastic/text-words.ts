import { ANY, type Pattern, type PatternPart, pattern, plainText } from '../../src/ir/pattern.js'
import { CONTROL } from '../../src/text/control-characters.js'

/** Reason why a query on a `text` field matches more. */
export const WORDS_ONLY = 'Elasticsearch searches `text` fields for words, not for whole values'

/**
 * The texts that the words of every value with the pattern contain; empty if none is certain. A pattern without
 * wildcards is a phrase. Others are about a single word: its beginning, its end, or a part of it.
 *
 * Analyzers split texts at spaces, so the text between two spaces has the same words alone as inside the value. Its
 * ends, which may be parts of longer words, contribute their runs of ASCII letters and digits, which are never split.
 *
 * https://www.elastic.co/docs/reference/text-analysis/analysis-standard-analyzer
 * https://unicode.org/reports/tr29/#Word_Boundaries
 */
export function certainPieces(whole: Pattern): readonly Pattern[] {
  const pieces = whole.flatMap((part, index): readonly Pattern[] =>
    typeof part === 'string' ? piecesOf(part, index === 0, index === whole.length - 1) : [],
  )
  const unique = new Map(pieces.map((piece) => [JSON.stringify(piece), piece]))
  return [...unique.values()]
}

/** The number of words in the longest phrase that every value with the pattern contains. */
export const phraseLength = (whole: Pattern): number =>
  Math.max(0, ...certainPieces(whole).map((piece) => plainText(piece)?.match(WORDS)?.length ?? 0))

/**
 * True if the index has at least one word of the text, whatever the analyzer is. A value without words cannot be found.
 */
export const hasWord = (whole: Pattern): boolean => /[A-Za-z0-9]/.test(plainText(whole) ?? '')

/** Replaces each run of spaces with a wildcard. */
export const acrossSpaces = (whole: Pattern): Pattern =>
  pattern(whole.flatMap((part) => (typeof part === 'string' ? separated(part.split(/\s+/)) : [part])))

const separated = (texts: readonly string[]): readonly PatternPart[] =>
  texts.flatMap((text, index) => (index === 0 ? [text] : [ANY, text]))

const WORDS = /[A-Za-z0-9]+/g
/** Spaces at which every analyzer for texts splits. */
const SPACE = '[ \\t\\r\\n]'
/** The text before the first space, between the spaces, and after the last space. */
const AROUND = new RegExp(`^((?:(?!${SPACE}).)*)${SPACE}+(?:(.*)${SPACE})?${SPACE}*((?:(?!${SPACE}).)*)$`, 'su')

function piecesOf(text: string, isStart: boolean, isEnd: boolean): readonly Pattern[] {
  // The ends of the value separate words as spaces do.
  const [, before, between, after] = AROUND.exec(`${isStart ? ' ' : ''}${text}${isEnd ? ' ' : ''}`) ?? []
  if (before === undefined || after === undefined) return runs(text).map((run) => [ANY, run, ANY])
  return [
    ...runs(before).map((run) => (before.endsWith(run) ? [ANY, run] : [ANY, run, ANY])),
    ...phrases(between ?? ''),
    ...runs(after).map((run) => (after.startsWith(run) ? [run, ANY] : [ANY, run, ANY])),
  ]
}

/** The phrase of the words of a text between spaces. A query has no other control characters. */
function phrases(text: string): readonly Pattern[] {
  const phrase = text.replace(/[ \t\r\n]+/g, ' ').trimEnd()
  if (CONTROL.test(phrase)) return runs(phrase).map((run) => [ANY, run, ANY])
  return hasWord([phrase]) ? [[phrase]] : []
}

const runs = (text: string): readonly string[] => text.match(WORDS) ?? []
