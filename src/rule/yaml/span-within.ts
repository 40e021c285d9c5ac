import type { Span } from '../../text/source.js'
import type { YamlScalar } from './node.js'

/** Maps a range of a scalar's decoded text to its span in the source. */
export type Placer = (start: number, end: number) => Span

/**
 * Creates a placer, which handles quotes, escapes, folded lines and block indentation. Create one per scalar and
 * reuse it.
 */
export function placerOf(source: string, { text, span }: Pick<YamlScalar, 'text' | 'span'>): Placer {
  const length = span.end - span.start
  const first = source.charAt(span.start)
  if (length === text.length && source.startsWith(text, span.start)) return shifted(span.start)
  if (length === text.length + 2 && (first === "'" || first === '"')) return shifted(span.start + 1)
  const places = align(source.slice(span.start, span.end), text)
  return (start, end) => {
    const from = span.start + (places[start]?.start ?? length)
    return { start: from, end: end > start ? span.start + (places[end - 1]?.end ?? length) : from }
  }
}

/** Maps a single range. */
export const spanWithin = (
  source: string,
  scalar: Pick<YamlScalar, 'text' | 'span'>,
  start: number,
  end: number,
): Span => placerOf(source, scalar)(start, end)

const shifted =
  (by: number): Placer =>
  (start, end) => ({ start: by + start, end: by + end })

/**
 * Maps each character of the text to its range in the raw scalar. White space may be folded; all other characters
 * keep their order.
 */
function align(raw: string, decoded: string): Span[] {
  const style = raw.charAt(0)
  const places: Span[] = []
  let at = contentStart(raw)
  for (let j = 0; j < decoded.length; j++) {
    const blank = isBlank(decoded.charAt(j))
    if (!blank) while (isBlank(raw.charAt(at)) || (style === '"' && /^\\[\r\n]/.test(raw.slice(at, at + 2)))) at++
    const start = at
    if (style === '"' && raw.charAt(at) === '\\') at += escapeLength(raw.charAt(at + 1))
    else if (style === "'" && decoded.charAt(j) === "'") at += 2
    else if (!blank || isBlank(raw.charAt(at))) at++
    places.push({ start, end: at })
  }
  return places
}

function contentStart(raw: string): number {
  const first = raw.charAt(0)
  if (first === '|' || first === '>') return raw.search(/[\r\n]/) + 1
  return first === "'" || first === '"' ? 1 : 0
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r'

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escapeLength = (kind: string): number => ({ x: 4, u: 6, U: 10 })[kind] ?? 2
