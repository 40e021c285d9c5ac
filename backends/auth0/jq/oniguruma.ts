import { escapeWith } from '../../../src/emit/escape.js'
import { type Unsupported, unsupported } from '../../../src/emit/rendering.js'
import { hasCase } from '../../../src/ir/pattern.js'
import {
  leadingFlags,
  parseRegex,
  type RegexClass,
  type RegexClassItem,
  type RegexNode,
} from '../../../src/ir/regex.js'
import type { Span } from '../../../src/text/source.js'
import { isWellFormed } from './jq-text.js'
import { sameLetters } from './letter-case.js'

/** A text as a regular expression that finds just it. */
export const escaped = escapeWith(/[\\^$.|?*+()[\]{}]/g)

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

interface Translation {
  readonly source: string
  /** What is said once at the front. */
  readonly outer: Flags
  /** Where the expression itself says where lines end, `$` is the very end elsewhere. */
  readonly strictEnd: boolean
}

/** What cannot be said, with its place; thrown inside this module alone. */
interface Problem {
  readonly unsupported: Unsupported
}

/**
 * A regular expression in the syntax of Oniguruma, with the meaning that RE2 gives it. Nothing that the two read differently is left: `\d`, `\w`,
 * `\s` and `\b` know ASCII alone, anchors are written out, and where letter case does not count no letter stands for two.
 *
 * https://github.com/kkos/oniguruma/blob/master/doc/RE
 */
export function oniguruma(source: string, flags: string): string | Unsupported {
  try {
    const whole = parseRegex(source)
    const { tree, flags: leading } = leadingFlags(whole)
    const all = flags + leading
    const outer = { i: all.includes('i'), m: all.includes('m'), s: all.includes('s') }
    const { text } = alternatives(tree, outer, { source, outer, strictEnd: setsLines(whole) })
    const front = `${outer.i && hasCase(text) ? 'i' : ''}${outer.s && text.includes('.') ? 's' : ''}`
    return front === '' ? text : `(?${front})${text}`
  } catch (problem) {
    if (isProblem(problem)) return problem.unsupported
    return unsupported('this regular expression cannot be read')
  }
}

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'unsupported' in thrown

function refuse(because: string, node?: RegexNode): never {
  const at = node !== undefined && 'start' in node ? { start: node.start, end: node.end } : undefined
  throw { unsupported: unsupported(because, at) } satisfies Problem
}

/** Texts with the flags that hold behind them: a setting holds for all that follows in its group, also for further alternatives. */
interface Written {
  readonly text: string
  readonly flags: Flags
}

function alternatives(node: RegexNode, flags: Flags, whole: Translation): Written {
  const branches = node.kind === 'either' ? node.of : [node]
  let current = flags
  const texts = branches.map((branch) => {
    const written = pieces(branch, current, whole)
    current = written.flags
    return written.text
  })
  return { text: texts.join('|'), flags: current }
}

function pieces(node: RegexNode, flags: Flags, whole: Translation): Written {
  let current = flags
  let text = ''
  for (const part of node.kind === 'sequence' ? node.of : [node]) {
    if (part.kind === 'setting') current = changed(current, part)
    else text += piece(part, current, whole)
  }
  return { text, flags: current }
}

function changed(flags: Flags, node: RegexNode & { readonly kind: 'setting' }): Flags {
  const [on = '', off = '', ...more] = node.flags.split('-')
  if (more.length > 0 || !/^[ims]*$/.test(on + off)) refuse(`the flags \`${node.flags}\` are not known`, node)
  const set = (flag: 'i' | 'm' | 's'): boolean => !off.includes(flag) && (on.includes(flag) || flags[flag])
  return { i: set('i'), m: set('m'), s: set('s') }
}

function piece(node: RegexNode, flags: Flags, whole: Translation): string {
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return `(?:${alternatives(node, flags, whole).text})`
    case 'repeat':
      return repeated(node, flags, whole)
    case 'text':
      return text(node.text, flags, whole)
    case 'any':
      return flags.s === whole.outer.s ? '.' : `(?${flags.s ? '' : '-'}s:.)`
    case 'class':
      return characterClass(node, flags, whole)
    case 'start':
      return flags.m ? '(?<![^\\n])' : '\\A'
    case 'end':
      return flags.m ? '(?![^\\n])' : whole.strictEnd ? '\\z' : '(?:\\n?\\z)'
    case 'assertion':
      return ASSERTIONS[whole.source.slice(node.start, node.end)] ?? refuse('this has no meaning in RE2', node)
    case 'unknown':
    case 'setting':
      return refuse('this is not known', node)
  }
}

const WORD = '[0-9A-Za-z_]'
const EDGE = `(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD})`
const ASSERTIONS: Readonly<Record<string, string>> = {
  '\\A': '\\A',
  '\\z': '\\z',
  '\\b': `(?:${EDGE})`,
  '\\B': `(?!${EDGE})`,
}

/** A count stands behind one character or a group. What takes no text cannot be counted: it holds once or is not asked. */
function repeated(
  { of, low, high }: RegexNode & { readonly kind: 'repeat' },
  flags: Flags,
  whole: Translation,
): string {
  const inner = piece(of, flags, whole)
  const isOne = of.kind !== 'text' || /^(?:\\?[^\\\s]|\[.\])$/.test(inner)
  if (takesNoText(of)) return low === 0 ? '' : inner
  const group = hasPlace(of) ? `(${inner})` : `(?:${inner})`
  return `${isOne && !hasPlace(of) ? inner : group}${count(low, high)}`
}

/** Oniguruma counts no alternative that takes no text, but does not look into a group that captures. */
function hasPlace(node: RegexNode): boolean {
  if (node.kind === 'either' || node.kind === 'sequence') return node.of.some(hasPlace)
  return node.kind === 'repeat' ? hasPlace(node.of) : takesNoText(node)
}

function takesNoText(node: RegexNode): boolean {
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return node.of.every(takesNoText)
    case 'repeat':
      return node.high === 0 || takesNoText(node.of)
    default:
      return ['start', 'end', 'assertion', 'setting'].includes(node.kind)
  }
}

function count(low: number, high: number | null): string {
  if (low === 0 && high === 1) return '?'
  if (high === null) return low === 0 ? '*' : low === 1 ? '+' : `{${low},}`
  return low === high ? `{${low}}` : `{${low},${high}}`
}

function text(literal: string, { i }: Flags, { outer }: Translation): string {
  if (!isWellFormed(literal)) refuse(HALF)
  if (!hasCase(literal)) return escaped(literal)
  if (!i) return outer.i ? `(?-i:${escaped(literal)})` : escaped(literal)
  const runs = literal.match(/\p{ASCII}+|\P{ASCII}/gu) ?? []
  const texts = runs.map((run) => (/^\p{ASCII}/u.test(run) ? apart(run) : oneOf(sameLetters(run))))
  return outer.i ? texts.join('') : `(?i:${texts.join('')})`
}

/** Letters outside of ASCII: written out, since Oniguruma takes some of them for two. */
const oneOf = (letters: readonly string[]): string =>
  letters.length === 1 && !hasCase(letters.join('')) ? letters.join('') : `(?-i:[${letters.join('')}])`

/** Without regard to letter case Oniguruma takes `ﬁ`, `ﬆ` and `ß` for two letters; in a class the first of the two stands for itself. */
const apart = (run: string): string =>
  Array.from(run, (char, index) => {
    const next = run.charAt(index + 1)
    const isFirst = /[sS]/.test(char) ? /^[sStT]?$/.test(next) : /[fF]/.test(char) && /^[fFiIlL]?$/.test(next)
    return isFirst ? `[${char}]` : escaped(char)
  }).join('')

type PlacedClass = RegexClass & Span

function characterClass(node: PlacedClass, { i }: Flags, { outer }: Translation): string {
  if (node.items.length === 0) return node.negated ? '(?s:.)' : '(?:(?!))'
  const isPlain = i === outer.i && node.items.every(isPlainItem)
  const items = node.items.map((item) => classItem(item, i && !isPlain, node)).join('')
  const written = `[${node.negated ? '^' : ''}${items}]`
  return outer.i && !isPlain ? `(?-i:${written})` : written
}

/** Oniguruma reads it as RE2 does, whether letter case counts or not. */
const isPlainItem = (item: RegexClassItem): boolean =>
  'from' in item ? item.to <= '\x7f' : 'shorthand' in item && /[ds]/.test(item.shorthand)

const SHORTHANDS = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' } as const
const OTHERS = {
  D: '\\x00-\\x2f\\x3a-\\x{10ffff}',
  W: '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\\x{10ffff}',
  S: '\\x00-\\x08\\x0b\\x0e-\\x1f\\x21-\\x{10ffff}',
} as const

function classItem(item: RegexClassItem, anyCase: boolean, node: PlacedClass): string {
  if ('unknown' in item) return refuse(`\`${item.unknown}\` is not known`, node)
  if ('shorthand' in item) return { ...SHORTHANDS, ...OTHERS }[item.shorthand]
  const { from, to } = item
  if (!isWellFormed(from + to)) return refuse(HALF, node)
  if (from === to) return (anyCase ? sameLetters(from) : [from]).map(classChar).join('')
  const range = `${classChar(from)}-${classChar(to)}`
  if (!anyCase) return range
  if (to > '\x7f') return refuse('such a range is not known where letter case does not count', node)
  return range + asciiLetters(from, to).join('')
}

/** The letters of a range in their other forms. */
const asciiLetters = (from: string, to: string): readonly string[] =>
  [
    ...new Set(
      Array.from(LETTERS)
        .filter((char) => from <= char && char <= to)
        .flatMap(sameLetters),
    ),
  ].filter((char) => char < from || char > to)

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const classChar = escapeWith(/[\\^\-[\]&]/g)

const HALF = 'jq has no half of a surrogate pair'

/** True if the expression itself switches what a line is. */
function setsLines(node: RegexNode): boolean {
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return node.of.some(setsLines)
    case 'repeat':
      return setsLines(node.of)
    default:
      return node.kind === 'setting' && node.flags.includes('m')
  }
}
