import { countWhile, type RegexNode } from '../../../src/ir/regex.js'
import { luceneLiteral } from './lucene-character.js'
import { type ClassFolding, luceneClass } from './lucene-class.js'
import { hasKnownAssertion } from './regex-assertions.js'
import { withoutWordBoundaries } from './word-boundaries.js'

/** A Lucene regular expression, or the construct that Lucene does not support and its place. */
export type LuceneRegex = LuceneRegexText | LuceneRegexProblem

export interface LuceneRegexText {
  readonly text: string
  /**
   * True if it is exact only for single-line values: Lucene's dot matches line breaks, and Lucene has no line anchors.
   */
  readonly singleLine: boolean
}
export interface LuceneRegexProblem {
  readonly because: string
  readonly at: { readonly start: number; readonly end: number }
}

/** Sides of the found text whose surroundings this part must match, too. */
interface Edges {
  readonly left: boolean
  readonly right: boolean
}

interface Translation {
  readonly source: string
  readonly fold: boolean
  readonly foldClass: ClassFolding
  readonly dotAll: boolean
  readonly multiline: boolean
  /** Replaces unsupported constructs by wider ones. */
  readonly widens: boolean
  singleLine: boolean
  problem: LuceneRegexProblem | undefined
}

/** The form of a written expression. */
export interface RegexWriting {
  /** The flags of the rule, and those at the start of the expression. */
  readonly flags: string
  /** True if the language implements the flag `i` itself, except for ranges. */
  readonly foldsCase: boolean
  /** Replaces unsupported constructs by wider ones. */
  readonly widens: boolean
}

/** Writes the tree of an expression for a whole value, whatever its length is. */
export function writeLuceneRegex(tree: RegexNode, source: string, writing: RegexWriting): LuceneRegex {
  const { flags, foldsCase, widens } = writing
  const state: Translation = {
    source,
    fold: flags.includes('i') && !foldsCase,
    foldClass: !flags.includes('i') ? 'none' : foldsCase ? 'ranges' : 'all',
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
    widens,
    singleLine: false,
    problem: undefined,
  }
  const rewritten = hasKnownAssertion(tree, source) ? withoutWordBoundaries(source, flags) : undefined
  if (rewritten?.singleLine) state.singleLine = true
  const text =
    rewritten === undefined ? write(tree, { left: true, right: true }, state) : write(rewritten.tree, NO_EDGES, state)
  return state.problem ?? { text, singleLine: state.singleLine }
}

const NO_EDGES: Edges = { left: false, right: false }

function write(node: RegexNode, edges: Edges, state: Translation): string {
  switch (node.kind) {
    case 'text':
      return pad(luceneLiteral(node.text, state.fold), edges)
    case 'any':
      if (!state.dotAll) state.singleLine = true
      return pad('.', edges)
    case 'class': {
      const text = luceneClass(node, state.foldClass)
      if (typeof text !== 'string') return state.widens ? pad('.', edges) : refuse(state, text.because, node)
      if (text !== '.' && node.items.some((item) => 'shorthand' in item && /s/i.test(item.shorthand)))
        state.singleLine = true
      return pad(text, edges)
    }
    case 'repeat':
      return repeat(node, edges, state)
    case 'either':
      return alternatives(
        node.of.map((part) => write(part, edges, state) || '()'),
        edges,
      )
    case 'sequence':
      return sequence(node.of, edges, state)
    case 'start':
    case 'end':
    case 'setting':
    case 'assertion':
    case 'unknown':
      if (state.widens) return pad(node.kind === 'unknown' ? '.*' : '', edges)
      return refuse(state, reasonOf(node, state.source), node)
  }
}

function reasonOf(node: RegexNode, source: string): string {
  switch (node.kind) {
    case 'start':
    case 'end':
      return 'Lucene regular expressions can only have an anchor at their ends'
    case 'setting':
      return 'flags are only supported at the beginning of the regular expression'
    case 'assertion':
      return source.startsWith('(', node.start)
        ? 'Lucene regular expressions have no look-around'
        : 'Lucene regular expressions have no equivalent of this assertion'
    default:
      return 'Lucene regular expressions have no equivalent of this'
  }
}

const pad = (text: string, { left, right }: Edges): string => `${left ? '.*' : ''}${text}${right ? '.*' : ''}`

const ANYTHING = '.*'

/** A group of alternatives. The surroundings that all of them match are written once: `.*(a|b).*`. */
function alternatives(texts: readonly string[], edges: Edges): string {
  const left = edges.left && texts.every((text) => text.startsWith(ANYTHING))
  const open = left ? texts.map((text) => text.slice(ANYTHING.length)) : texts
  const right = edges.right && open.every((text) => /(?<!\\)(?:\\\\)*\.\*$/.test(text))
  const inner = right ? open.map((text) => text.slice(0, -ANYTHING.length)) : open
  if (inner.includes('')) return `(${texts.join('|')})`
  return `${left ? ANYTHING : ''}(${inner.join('|')})${right ? ANYTHING : ''}`
}

/** The first part matches the text before it, unless it is an anchor; likewise the last part. */
function sequence(parts: readonly RegexNode[], edges: Edges, state: Translation): string {
  const anchors = edges.left ? countWhile(parts, ({ kind }) => kind === 'start') : 0
  const open = parts.slice(anchors)
  const rest = edges.right ? open.slice(0, open.findLastIndex(({ kind }) => kind !== 'end') + 1) : open
  const ended = edges.right && open.at(-1)?.kind === 'end'
  if (ended || (anchors > 0 && state.multiline)) state.singleLine = true
  const left = edges.left && anchors === 0
  const right = edges.right && !ended
  if (rest.length === 0) return left || right ? '.*' : ''
  return rest
    .map((part, index) => write(part, { left: left && index === 0, right: right && index === rest.length - 1 }, state))
    .join('')
}

/**
 * Next to arbitrary text the minimum count is enough. After a quoted text, a count applies only to its last character.
 */
function repeat(node: RegexNode & { readonly kind: 'repeat' }, edges: Edges, state: Translation): string {
  const { of, low, high } = node
  const last = of.kind === 'text' ? Array.from(of.text).at(-1) : undefined
  if (of.kind === 'text' && last !== undefined && last !== of.text) {
    const before: RegexNode = { kind: 'text', text: of.text.slice(0, -last.length) }
    return sequence([before, { ...node, of: { kind: 'text', text: last } }], edges, state)
  }
  if (!edges.left && !edges.right) return `${atom(of, state)}${times(low, high)}`
  return low === 0 ? '.*' : pad(`${atom(of, state)}${times(low, low)}`, edges)
}

/** An operand of a repetition, in parentheses if necessary. */
function atom(node: RegexNode, state: Translation): string {
  const text = write(node, NO_EDGES, state)
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

function refuse(state: Translation, because: string, { start, end }: LuceneRegexProblem['at']): string {
  state.problem ??= { because, at: { start, end } }
  return ''
}
