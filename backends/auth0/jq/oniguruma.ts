import { type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import { parseRegex } from '../../../src/ir/parse-regex.js'
import { hasPart, leadingFlags, type RegexNode } from '../../../src/ir/regex.js'
import type { Span } from '../../../src/text/source.js'
import { isProblem, refuse } from './oniguruma-problem.js'
import { classFor, textFor } from './oniguruma-text.js'

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

interface Translation {
  readonly source: string
  /** Flags that apply to the whole expression. */
  readonly byFlag: Pick<Flags, 'i' | 's'>
  /** True if the expression itself sets where lines end; elsewhere `$` is the very end. */
  readonly strictEnd: boolean
}

/**
 * A regular expression in Oniguruma's syntax with its RE2 meaning. It avoids everything that the two read differently:
 * `\d`, `\w`, `\s` and `\b` are ASCII only, anchors are written out, and no letter equals two letters when case is
 * ignored. It does not use `(?-i:…)`, which some versions do not support.
 *
 * https://github.com/kkos/oniguruma/blob/master/doc/RE
 */
export function oniguruma(source: string, flags: string): string | Unsupported {
  const whole = readRegex(source)
  if (whole === undefined) return unsupported('invalid regular expression')
  const { tree, flags: leading } = leadingFlags(whole)
  const [i, m, s] = ['i', 'm', 's'].map((flag) => `${flags}${leading}`.includes(flag)) as [boolean, boolean, boolean]
  const strictEnd = setsMultiline(whole)
  for (const byFlag of i
    ? [
        { i, s },
        { i: false, s },
      ]
    : [{ i, s }]) {
    try {
      const { text } = alternatives(tree, { i, m, s }, { source, byFlag, strictEnd })
      return withFlags(text, byFlag)
    } catch (problem) {
      if (!isProblem(problem)) throw problem
      if (problem.unsupported !== undefined) return problem.unsupported
    }
  }
  return unsupported('jq cannot express this regular expression')
}

function readRegex(source: string): RegexNode | undefined {
  try {
    return parseRegex(source)
  } catch {
    return undefined
  }
}

function withFlags(text: string, { i, s }: Translation['byFlag']): string {
  const flags = `${i && /[A-Za-z]/.test(text) ? 'i' : ''}${s && text.includes('.') ? 's' : ''}`
  if (flags === '') return text
  return text.includes('|') ? `(?${flags}:${text})` : `(?${flags})${text}`
}

/**
 * Translated texts, and the flags that apply after them. A setting applies to the rest of its group, including later
 * alternatives.
 */
interface Translated {
  readonly text: string
  readonly flags: Flags
}

function alternatives(node: RegexNode, flags: Flags, whole: Translation): Translated {
  const branches = node.kind === 'either' ? node.of : [node]
  let current = flags
  const texts = branches.map((branch) => {
    const written = pieces(branch, current, whole)
    current = written.flags
    return written.text
  })
  return { text: texts.join('|'), flags: current }
}

function pieces(node: RegexNode, flags: Flags, whole: Translation): Translated {
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
  if (more.length > 0 || !/^[ims]*$/.test(on + off)) refuse(`the flags \`${node.flags}\` are not supported`, node)
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
      return textFor(node.text, { ignoreCase: flags.i, ignoreCaseByFlag: whole.byFlag.i })
    case 'any':
      return flags.s === whole.byFlag.s ? '.' : flags.s ? '(?s:.)' : '[^\\n]'
    case 'class':
      return classFor(node, { ignoreCase: flags.i, ignoreCaseByFlag: whole.byFlag.i })
    case 'start':
      return flags.m ? '(?<![^\\n])' : '\\A'
    case 'end':
      return flags.m ? '(?![^\\n])' : whole.strictEnd ? '\\z' : '(?:\\n?\\z)'
    case 'assertion':
      return assertion(node, flags, whole)
    case 'unknown':
    case 'setting':
      return refuse('this part of the regular expression is not supported', node)
  }
}

const WORD = '[0-9A-Za-z_]'
const EDGE = `(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD})`
const ASSERTIONS: Readonly<Record<string, string>> = {
  '\\A': '\\A',
  '\\z': '\\z',
  '\\Z': '(?=\\n?\\z)',
  '\\b': `(?:${EDGE})`,
  '\\B': `(?!${EDGE})`,
}

/** Look-ahead is translated as is: RE2 has none, but its meaning is unambiguous. Look-behind has too many limits. */
function assertion(node: RegexNode & Span, flags: Flags, whole: Translation): string {
  const text = whole.source.slice(node.start, node.end)
  const [, kind, inside] = /^\(\?([=!])(.*)\)$/s.exec(text) ?? []
  if (kind === undefined || inside === undefined)
    return ASSERTIONS[text] ?? refuse('jq has no equivalent of this assertion', node)
  const tree = readRegex(inside)
  if (tree === undefined) return refuse('invalid regular expression', node)
  try {
    return `(?${kind}${alternatives(tree, flags, { ...whole, source: inside }).text})`
  } catch (problem) {
    // Offsets inside the assertion start at the assertion.
    return isProblem(problem) && problem.unsupported !== undefined
      ? refuse(problem.unsupported.because, node)
      : rethrow(problem)
  }
}

function rethrow(problem: unknown): never {
  throw problem
}

/** Repeats one character or a group. A zero-width part cannot be repeated: it holds once or is not tested. */
function repeated(
  { of, low, high }: RegexNode & { readonly kind: 'repeat' },
  flags: Flags,
  whole: Translation,
): string {
  const inner = piece(of, flags, whole)
  const isSingleItem = of.kind !== 'text' || /^(?:\\?[^\\\s]|\[.\])$/.test(inner)
  if (takesNoText(of)) return low === 0 ? '' : inner
  const group = hasAssertion(of) ? `(${inner})` : `(?:${inner})`
  return `${isSingleItem && !hasAssertion(of) ? inner : group}${count(low, high)}`
}

/** Oniguruma repeats no zero-width alternative, but does not look into a capturing group. */
const hasAssertion = (node: RegexNode): boolean => hasPart(node, takesNoText)

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

/** True if the expression itself sets the multi-line flag. */
const setsMultiline = (node: RegexNode): boolean =>
  hasPart(node, (part) => part.kind === 'setting' && part.flags.includes('m'))
