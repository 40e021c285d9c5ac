import { keepRecent } from '../text/keep-recent.js'
import { readClass, readEscape } from './parse-regex-class.js'
import type { RegexNode } from './regex.js'
import { MAX_GROUP_DEPTH } from './regex-limits.js'
import { fail, NOTHING, placed, type RegexScanner, skip, take } from './regex-scanner.js'

/**
 * Parses a regular expression in the syntax of Perl-compatible engines. The tree serves to report errors, to find texts
 * that every match contains, and to translate the expression, so each is needed several times. Throws a
 * `RegexSyntaxError` at the malformed construct.
 */
export const parseRegex = keepRecent(parse)

function parse(source: string): RegexNode {
  const scanner = { source, at: 0, depth: 0 }
  const tree = readAlternatives(scanner)
  if (skip(scanner, ')')) fail(scanner, 'this `)` has no matching `(`', scanner.at - 1)
  return tree
}

function readAlternatives(scanner: RegexScanner): RegexNode {
  const first = readSequence(scanner)
  const others: RegexNode[] = []
  while (skip(scanner, '|')) others.push(readSequence(scanner))
  return others.length === 0 ? first : { kind: 'either', of: [first, ...others] }
}

function readSequence(scanner: RegexScanner): RegexNode {
  const { source } = scanner
  const of: RegexNode[] = []
  while (scanner.at < source.length && source[scanner.at] !== '|' && source[scanner.at] !== ')') {
    of.push(readPiece(scanner))
  }
  return { kind: 'sequence', of }
}

function readPiece(scanner: RegexScanner): RegexNode {
  const start = scanner.at
  if (skip(scanner, '^')) return placed(scanner, 'start', start)
  if (skip(scanner, '$')) return placed(scanner, 'end', start)
  if (readCount(scanner) !== undefined) fail(scanner, 'there is nothing to repeat', start)
  const of = readAtom(scanner)
  if (of === NOTHING || of.kind === 'setting') return of
  const count = readCount(scanner)
  if (count === undefined) return of
  const isPossessive = skip(scanner, '+')
  if (!isPossessive) skip(scanner, '?')
  const again = scanner.at
  if (readCount(scanner) !== undefined) fail(scanner, 'a repetition cannot be repeated', again)
  return isPossessive ? placed(scanner, 'unknown', start) : { kind: 'repeat', of, ...count }
}

/** `{5}`, `{5,}`, `{5,7}` and `{,7}`; other braces are text. */
const BRACES = String.raw`\{(?:\d+(?:,\d*)?|,\d+)\}`
const COUNT = new RegExp(`[*+?]|${BRACES}`, 'y')

function readCount(scanner: RegexScanner): { readonly low: number; readonly high: number | null } | undefined {
  const start = scanner.at
  const [text] = take(scanner, COUNT) ?? []
  if (text === undefined) return undefined
  if (text === '?') return { low: 0, high: 1 }
  if (text === '*' || text === '+') return { low: text === '*' ? 0 : 1, high: null }
  const [first = '', last = first] = text.slice(1, -1).split(',')
  const low = Number(first)
  const high = last === '' ? null : Number(last)
  if (high !== null && high < low) fail(scanner, 'the minimum of the repetition exceeds its maximum', start)
  return { low, high }
}

const PLAIN = String.raw`(?:[^.\(\)\[*+?^$\|\\\{]|(?!${BRACES})\{)`
/** A character that is repeated is a text of its own. */
const TEXT = new RegExp(`(?:${PLAIN}(?![*+?]|${BRACES}))+|${PLAIN}`, 'uy')

function readAtom(scanner: RegexScanner): RegexNode {
  switch (scanner.source[scanner.at]) {
    case '(':
      return readGroup(scanner)
    case '[':
      return readClass(scanner)
    case '\\':
      return readEscape(scanner)
    case '.':
      scanner.at++
      return { kind: 'any' }
    default:
      return { kind: 'text', text: take(scanner, TEXT)?.[0] ?? '' }
  }
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*'
const COMMENT = /\(\?#[^)]*\)/y
const SETTING = /\(\?([a-zA-Z^-]+)\)/y
/** Calls of groups, references by name, and verbs such as `(*FAIL)`. */
const EXOTIC = new RegExp(String.raw`\(\?(?:&${NAME}|P[>=]${NAME}|[+-]?\d+)\)|\(\*[A-Z0-9_:=]*\)`, 'y')
const AROUND = /\(\?<?[=!]/y
/** Atomic groups, and groups with a condition. */
const UNKNOWN_GROUP = /\(\?(?:>|\([^)]*\))/y
const GROUP = new RegExp(String.raw`\((?:\?(?::|\||P?<${NAME}>|'${NAME}'|([a-zA-Z^-]+):))?`, 'y')

const UNKNOWN_KIND = /\?./suy

function readGroup(scanner: RegexScanner): RegexNode {
  const start = scanner.at
  if (take(scanner, COMMENT) !== null) return NOTHING
  const setting = take(scanner, SETTING)?.[1]
  if (setting !== undefined) return { ...placed(scanner, 'setting', start), flags: setting }
  if (take(scanner, EXOTIC) !== null) return placed(scanner, 'unknown', start)
  const isAround = take(scanner, AROUND) !== null
  if (isAround || take(scanner, UNKNOWN_GROUP) !== null) {
    readContent(scanner, start)
    return placed(scanner, isAround ? 'assertion' : 'unknown', start)
  }
  const [head, flags] = take(scanner, GROUP) ?? []
  if (head === '(' && take(scanner, UNKNOWN_KIND) !== null) fail(scanner, 'unknown kind of group', start + 2)
  const of = readContent(scanner, start)
  return flags === undefined ? of : { kind: 'sequence', of: [{ ...placed(scanner, 'setting', start), flags }, of] }
}

/** Reads the content of a group, which starts at `start`, and its end. */
function readContent(scanner: RegexScanner, start: number): RegexNode {
  if (++scanner.depth > MAX_GROUP_DEPTH) fail(scanner, 'groups are nested too deeply', start, start + 1)
  const content = readAlternatives(scanner)
  if (!skip(scanner, ')')) fail(scanner, 'missing `)`', start, start + 1)
  scanner.depth--
  return content
}
