import {
  CHOMPING_MODE,
  EVENT_ID,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from '../../rule/yaml/events.generated.js'
import type { BlockText, InlineText } from './layout.js'
import { endOf, keepLayout, readLineComment, readTrivia, type Scanner, UNSUPPORTED } from './scanner.js'

/** Reads a scalar that is not a block, up to its end. */
export function readScalarText(scanner: Scanner, event: ScalarEvent, properties: string): InlineText {
  const source = scalarSource(scanner, event)
  scanner.at = scalarEnd(event)
  return { kind: 'inline', properties, lines: source.split('\n'), isScalar: true }
}

/** Returns the offset at which the value of a scalar begins, including its quotation mark. */
export const scalarStart = ({ style, valueStart }: ScalarEvent): number => valueStart - (isQuoted(style) ? 1 : 0)

const scalarEnd = ({ style, valueEnd }: ScalarEvent): number => valueEnd + (isQuoted(style) ? 1 : 0)

const isQuoted = (style: ScalarEvent['style']): boolean =>
  style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED

/** Returns the text of a scalar as written, but in single quotes if that needs no escapes. */
function scalarSource({ text }: Scanner, event: ScalarEvent): string {
  const source = text.slice(scalarStart(event), scalarEnd(event))
  if (event.style !== SCALAR_STYLE.DOUBLE_QUOTED || !/^"(?:[^\\]|\\[\\"/])*"$/.test(source)) return source
  const value = getScalarValue(text, event)
  return /['\p{C}\p{Zl}\p{Zp}]/u.test(value) ? source : `'${value}'`
}

/** Reads a literal or folded scalar. */
export function readBlockText(scanner: Scanner, event: ScalarEvent, properties: string): BlockText {
  const { text } = scanner
  const end = endOf(/[|>][0-9+-]*/y, text, scanner.at)
  const mark = text.slice(scanner.at, end)
  if (mark === '') throw keepLayout(scanner, UNSUPPORTED)
  scanner.at = end
  const comment = readLineComment(scanner)
  const digit = /[0-9]/.exec(mark)?.[0]
  return {
    kind: 'block',
    properties,
    header: `${mark}${comment ?? ''}`,
    indicator: digit === undefined ? undefined : Number(digit),
    lines: readBlockLines(scanner, event),
  }
}

/** Reads the lines of a block scalar without their indentation. Blank lines at the end are read only if they count. */
function readBlockLines(scanner: Scanner, { valueStart, valueEnd, chomping, indent }: ScalarEvent): readonly string[] {
  const { text } = scanner
  if (valueStart === -1 || valueEnd <= valueStart) return []
  const source = text.slice(valueStart, valueEnd)
  const isOpen = !source.endsWith('\n')
  const written = source.split('\n').slice(0, isOpen ? undefined : -1)
  const isIdle = (line = ''): boolean => /^ *$/.test(line) && line.length <= indent
  let count = written.length
  while (chomping !== CHOMPING_MODE.KEEP && count > 0 && isIdle(written[count - 1])) count--
  const length = written.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0)
  scanner.at = Math.min(valueStart + length, valueEnd)
  return written.slice(0, count).map((line) => (isIdle(line) ? '' : line.slice(indent)))
}

/** Reads a flow collection, after its event. */
export function readFlowText(scanner: Scanner, event: CollectionEvent, properties: string): InlineText {
  const pieces: string[] = []
  readFlow(scanner, event, pieces)
  return { kind: 'inline', properties, lines: pieces.join('').split('\n'), isScalar: false }
}

export type CollectionEvent = MappingEvent | SequenceEvent

/** Copies the text from the scanner's place through the collection. A pair in a list is a mapping without brackets. */
function readFlow(scanner: Scanner, { start }: CollectionEvent, pieces: string[]): void {
  const { text, events } = scanner
  const copy = (end: number): void => {
    // A node without a text has no offset.
    if (end <= scanner.at) return
    pieces.push(text.slice(scanner.at, end))
    scanner.at = end
  }
  const hasBrackets = text[start] === '[' || text[start] === '{'
  copy(hasBrackets ? start + 1 : start)
  for (;;) {
    const event = events[scanner.next++]
    if (event === undefined || event.type === EVENT_ID.POP) break
    if (event.type === EVENT_ID.ALIAS) copy(event.anchorEnd)
    else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) readFlow(scanner, event, pieces)
    else if (event.type === EVENT_ID.SCALAR) {
      copy(event.valueStart === -1 ? Math.max(event.anchorEnd, event.tagEnd) : scalarStart(event))
      if (event.valueStart === -1) continue
      pieces.push(scalarSource(scanner, event))
      scanner.at = scalarEnd(event)
    }
  }
  const from = scanner.at
  if (hasBrackets) readFlowEnd(scanner)
  pieces.push(text.slice(from, scanner.at))
}

/** Reads up to the end of the bracket that closes a flow collection. */
function readFlowEnd(scanner: Scanner): void {
  for (;;) {
    readTrivia(scanner)
    const mark = scanner.text[scanner.at]
    if (mark === ']' || mark === '}') break
    if (mark !== ',' && mark !== ':' && mark !== '?') throw keepLayout(scanner, UNSUPPORTED)
    scanner.at++
  }
  scanner.at++
}
