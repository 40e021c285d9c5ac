import type { Span } from '../../text/source.js'
import type { YamlScalar } from './node.js'

/** The place in the source of a stretch of a scalar's decoded text: behind quotes, escapes, folded lines and block indentation. */
export function spanWithin(
  source: string,
  scalar: Pick<YamlScalar, 'text' | 'span'>,
  start: number,
  end: number,
): Span {
  const { text, span } = scalar
  const length = span.end - span.start
  const first = source.charAt(span.start)
  if (length === text.length && source.startsWith(text, span.start)) {
    return { start: span.start + start, end: span.start + end }
  }
  if (length === text.length + 2 && (first === "'" || first === '"')) {
    return { start: span.start + 1 + start, end: span.start + 1 + end }
  }
  const offsets = align(source.slice(span.start, span.end), text)
  const last = offsets[end - 1] ?? offsets[start] ?? 0
  return { start: span.start + (offsets[start] ?? length), end: span.start + (end > start ? last + 1 : last) }
}

/** For each character of the decoded text its offset in the raw scalar. White space may be folded; all else stands in the same order. */
function align(raw: string, decoded: string): number[] {
  const style = raw.charAt(0)
  const offsets: number[] = []
  let at = contentStart(raw)
  for (let j = 0; j < decoded.length; j++) {
    const blank = isBlank(decoded.charAt(j))
    if (!blank) while (isBlank(raw.charAt(at)) || (style === '"' && /^\\[\r\n]/.test(raw.slice(at, at + 2)))) at++
    offsets.push(at)
    if (style === '"' && raw.charAt(at) === '\\') at += escapeLength(raw.charAt(at + 1))
    else if (style === "'" && decoded.charAt(j) === "'") at += 2
    else if (!blank || isBlank(raw.charAt(at))) at++
  }
  return offsets
}

function contentStart(raw: string): number {
  const first = raw.charAt(0)
  if (first === '|' || first === '>') return raw.search(/[\r\n]/) + 1
  return first === "'" || first === '"' ? 1 : 0
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r'

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escapeLength = (kind: string): number => ({ x: 4, u: 6, U: 10 })[kind] ?? 2
