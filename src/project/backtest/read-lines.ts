import { isAscii, isUtf8 } from 'node:buffer'
import type { Json } from '../../match/field-values.js'
import type { LineProblem } from './bad-line.js'

/** A line of a block with its event, or with the reason why it has none. Lines without text have neither. */
export interface ReadLine {
  readonly text: string
  readonly event: Json
  readonly problem: LineProblem | undefined
}

/** Calls `visit` with each line of a block that has text, and its index. Returns the number of lines. */
export function readLines(bytes: Uint8Array, visit: (line: ReadLine, index: number) => void): number {
  const texts = decodeLines(bytes)
  texts.forEach((text, index) => {
    if (text === undefined) visit({ text: '', event: null, problem: 'invalid-utf8' }, index)
    else if (!EMPTY.test(text)) visit(readLine(text), index)
  })
  return texts.length
}

const EMPTY = /^\s*$/

function readLine(given: string): ReadLine {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  try {
    const event: Json = JSON.parse(text)
    const isEvent = typeof event === 'object' && event !== null && !Array.isArray(event)
    return { text, event, problem: isEvent ? undefined : 'not-an-object' }
  } catch {
    return { text, event: null, problem: 'invalid-json' }
  }
}

/** Decodes lines; one that is not valid UTF-8 is undefined. */
function decodeLines(bytes: Uint8Array): readonly (string | undefined)[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const body = buffer.at(-1) === 10 ? buffer.subarray(0, -1) : buffer
  // ASCII is decoded as Latin-1, which is faster and takes half of the memory.
  if (isAscii(body)) return body.toString('latin1').split('\n')
  if (isUtf8(body)) return body.toString('utf8').split('\n')
  return splitLines(body).map((line) => (isUtf8(line) ? line.toString('utf8') : undefined))
}

function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return [...lines, bytes.subarray(start)]
}
