import { isAscii, isUtf8 } from 'node:buffer'
import { isObject, type Json } from '../../ir/json.js'
import { flattenEvent } from '../test/events/flatten-event.js'
import { parseExactJson } from '../test/events/parse-exact-json.js'
import type { LineProblem } from './bad-line.js'

/** A line of a block with its event, or with the reason why it has none. Lines without text have neither. */
export interface ReadLine {
  readonly text: string
  readonly event: Json
  readonly problem: LineProblem | undefined
}

/** Calls `visit` with each line of a block that has text, and its index. Returns the number of lines. */
export function readLines(bytes: Uint8Array, visit: (line: ReadLine, index: number) => void): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const decode = decoderOf(buffer)
  let count = 0
  for (let start = 0, end = 0; start < buffer.length; start = end + 1) {
    const at = buffer.indexOf(LINE_FEED, start)
    end = at === -1 ? buffer.length : at
    const text = decode(start, end)
    if (text === undefined) visit({ text: '', event: null, problem: 'invalid-utf8' }, count)
    else if (!EMPTY.test(text)) visit(readLine(text), count)
    count++
  }
  return count
}

const LINE_FEED = 10
/** Parses the text of an event. One of a Windows event log gets the field names of rules. */
export const parseEvent = (text: string): Json => flattenEvent(parseExactJson(text))

const EMPTY = /^\s*$/

function readLine(given: string): ReadLine {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  try {
    const event = parseEvent(text)
    return { text, event, problem: isObject(event) ? undefined : 'not-an-object' }
  } catch {
    return { text, event: null, problem: 'invalid-json' }
  }
}

/** Decodes a line between two offsets; undefined if it is not valid UTF-8. */
type LineDecoder = (start: number, end: number) => string | undefined

function decoderOf(buffer: Buffer): LineDecoder {
  // ASCII is decoded as Latin-1, which is faster.
  if (isAscii(buffer)) return (start, end) => buffer.toString('latin1', start, end)
  const decode: LineDecoder = (start, end) => buffer.toString('utf8', start, end)
  return isUtf8(buffer)
    ? decode
    : (start, end) => (isUtf8(buffer.subarray(start, end)) ? decode(start, end) : undefined)
}
