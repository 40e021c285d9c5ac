import { countWhile, leadingFlags, parseRegex, type RegexNode } from '../../src/ir/regex.js'
import { letterCases, luceneCharacter } from './lucene-character.js'
import { type ClassFolding, luceneClass } from './lucene-class.js'
import { isTooMuch } from './lucene-effort.js'

/** A regular expression in Lucene's dialect, or what keeps it from being said there, and where that stands. */
export type LuceneRegex = LuceneRegexText | LuceneRegexProblem

export interface LuceneRegexText {
  readonly text: string
  /** True if it is exact only for values on one line: Lucene's dot takes line breaks, and it knows no ends of lines. */
  readonly singleLine: boolean
}
export interface LuceneRegexProblem {
  readonly because: string
  readonly at: { readonly start: number; readonly end: number }
}

/** Is whatever stands before, or behind, the found text the business of this part? */
interface Edges {
  readonly left: boolean
  readonly right: boolean
}

interface Writing {
  readonly fold: boolean
  readonly foldClass: ClassFolding
  readonly dotAll: boolean
  readonly multiline: boolean
  singleLine: boolean
  problem: LuceneRegexProblem | undefined
}

/**
 * An expression that Lucene matches against a whole value exactly where the given one is found in it. Lucene has no anchors, no flags, no
 * look-around and no shorthands for classes, and it gives a meaning to `# @ & < > ~ "`.
 *
 * @param foldsCase true if the query language ignores letter case by itself where the flag `i` asks for it; else each letter is
 * written in both cases. Ranges always are: "character range classes such as `[a-c]` … remain case sensitive"
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
 */
export function luceneRegex(source: string, flags: string, foldsCase: boolean): LuceneRegex {
  const { tree, flags: inner } = leadingFlags(parseRegex(source))
  const all = flags + inner
  const writing: Writing = {
    fold: all.includes('i') && !foldsCase,
    foldClass: !all.includes('i') ? 'none' : foldsCase ? 'ranges' : 'all',
    dotAll: all.includes('s'),
    multiline: all.includes('m'),
    singleLine: false,
    problem: undefined,
  }
  const text = write(tree, { left: true, right: true }, writing)
  if (/\p{Cs}/u.test(text)) refuse(writing, 'a character is not whole', { start: 0, end: source.length })
  if (writing.problem === undefined && isTooMuch(text))
    refuse(writing, 'it has more states than the language counts', { start: 0, end: source.length })
  return writing.problem ?? { text, singleLine: writing.singleLine }
}

/** Letter case counts in an expression unless its flags say otherwise; they may stand at its front. */
export const ignoresCase = (source: string, flags: string): boolean =>
  (flags + leadingFlags(parseRegex(source)).flags).includes('i')

const NOWHERE: Edges = { left: false, right: false }

function write(node: RegexNode, edges: Edges, writing: Writing): string {
  switch (node.kind) {
    case 'text':
      return pad(luceneLiteral(node.text, writing.fold), edges)
    case 'any':
      if (!writing.dotAll) writing.singleLine = true
      return pad('.', edges)
    case 'class': {
      const text = luceneClass(node, writing.foldClass)
      if (typeof text !== 'string') return refuse(writing, text.because, node)
      if (text !== '.' && node.items.some((item) => 'shorthand' in item && /s/i.test(item.shorthand)))
        writing.singleLine = true
      return pad(text, edges)
    }
    case 'repeat':
      return repeat(node, edges, writing)
    case 'either':
      return `(${node.of.map((part) => write(part, edges, writing) || '()').join('|')})`
    case 'sequence':
      return sequence(node.of, edges, writing)
    case 'start':
    case 'end':
      return refuse(writing, 'an anchor can only stand at an end of the expression', node)
    case 'setting':
      return refuse(writing, 'flags can only stand at the front', node)
    case 'assertion':
      return refuse(writing, 'a place cannot be tested without taking text', node)
    case 'unknown':
      return refuse(writing, 'this has no counterpart', node)
  }
}

const pad = (text: string, { left, right }: Edges): string => `${left ? '.*' : ''}${text}${right ? '.*' : ''}`

/** The first part minds what stands before, unless it is an anchor, which says that nothing does; likewise the last part. */
function sequence(parts: readonly RegexNode[], edges: Edges, writing: Writing): string {
  const anchors = edges.left ? countWhile(parts, ({ kind }) => kind === 'start') : 0
  const open = parts.slice(anchors)
  const rest = edges.right ? open.slice(0, open.findLastIndex(({ kind }) => kind !== 'end') + 1) : open
  const ended = edges.right && open.at(-1)?.kind === 'end'
  if (ended || (anchors > 0 && writing.multiline)) writing.singleLine = true
  const left = edges.left && anchors === 0
  const right = edges.right && !ended
  if (rest.length === 0) return left || right ? '.*' : ''
  return rest
    .map((part, index) =>
      write(part, { left: left && index === 0, right: right && index === rest.length - 1 }, writing),
    )
    .join('')
}

/** Beside any text the fewest times are enough; of a quoted text only the last character is repeated. */
function repeat(node: RegexNode & { readonly kind: 'repeat' }, edges: Edges, writing: Writing): string {
  const { of, low, high } = node
  const last = of.kind === 'text' ? Array.from(of.text).at(-1) : undefined
  if (of.kind === 'text' && last !== undefined && last !== of.text) {
    const before: RegexNode = { kind: 'text', text: of.text.slice(0, -last.length) }
    return sequence([before, { ...node, of: { kind: 'text', text: last } }], edges, writing)
  }
  if (!edges.left && !edges.right) return `${atom(of, writing)}${times(low, high)}`
  return low === 0 ? '.*' : pad(`${atom(of, writing)}${times(low, low)}`, edges)
}

/** What a repetition can follow without parentheses of its own. */
function atom(node: RegexNode, writing: Writing): string {
  const text = write(node, NOWHERE, writing)
  const single =
    node.kind === 'any' || node.kind === 'class' || node.kind === 'either' || (node.kind === 'text' && node.text !== '')
  return single ? text : `(${text || '()'})`
}

function times(low: number, high: number | null): string {
  if (high === null) return low === 0 ? '*' : low === 1 ? '+' : `{${low},}`
  if (low === 0 && high === 1) return '?'
  if (low === 1 && high === 1) return ''
  return low === high ? `{${low}}` : `{${low},${high}}`
}

/** A text in which no character has a meaning; each letter in both cases if `fold`. */
export const luceneLiteral = (text: string, fold: boolean): string =>
  Array.from(text, (char) => literal(char, fold)).join('')

function literal(char: string, fold: boolean): string {
  const cases = fold ? letterCases(char) : [char]
  return cases.length === 1 ? luceneCharacter(char) : `[${cases.join('')}]`
}

function refuse(writing: Writing, because: string, { start, end }: LuceneRegexProblem['at']): string {
  writing.problem ??= { because, at: { start, end } }
  return ''
}
