import { LOG_BLOCK_BYTES } from '../project-limits.js'
import type { BlockMemory } from './block-memory.js'
import type { ByteStream } from './decompress.js'

/** Whole lines of a stream, a line that is longer than allowed, or the error that ended the stream. */
export type LineBlock =
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'long-line' }
  | { readonly kind: 'error'; readonly error: unknown }

/**
 * Cuts a stream into blocks of whole lines, each in memory of its own. It never holds more than a block and one line of
 * at most `longest` bytes, and reads no part of the stream after it has asked for the next one. An error is the last
 * block, after the lines before it.
 */
export async function* lineBlocks(stream: ByteStream, longest: number, memory: BlockMemory): AsyncGenerator<LineBlock> {
  const lines = openLines(memory)
  /** True within a line that is too long. */
  let isTooLong = false
  try {
    for await (const part of pieces(stream, longest)) {
      const first = part.indexOf(LINE_FEED)
      const isOpen = first === -1
      if (isTooLong || lines.begun() + (isOpen ? part.length : first) > longest) {
        if (lines.hasWhole()) yield lines.takeWhole()
        lines.forgetBegun()
        isTooLong = isOpen
        if (isOpen) continue
        yield LONG_LINE
        lines.add(part.subarray(first + 1))
      } else lines.add(part)
      if (lines.isFull()) yield lines.takeWhole()
    }
  } catch (error) {
    if (lines.hasWhole()) yield lines.takeWhole()
    return yield { kind: 'error', error }
  }
  if (isTooLong) yield LONG_LINE
  else if (lines.hasAny()) yield lines.takeAll()
}

const LINE_FEED = 10
const LONG_LINE: LineBlock = { kind: 'long-line' }

async function* pieces(stream: ByteStream, size: number): AsyncGenerator<Uint8Array> {
  for await (const part of stream) {
    for (let at = 0; at < part.length; at += size) yield part.subarray(at, at + size)
  }
}

/** Lines in the memory of the next block. The last one may be only begun. */
function openLines(memory: BlockMemory) {
  let bytes = memory.take(0)
  let length = 0
  /** The end of the last whole line. */
  let end = 0
  const ensure = (needed: number): void => {
    if (needed <= bytes.length) return
    const before = bytes
    bytes = memory.take(Math.max(needed, 2 * before.length))
    bytes.set(before.subarray(0, length))
    memory.give(before.buffer)
  }
  const takeTo = (to: number): LineBlock => {
    const block = bytes.subarray(0, to)
    const rest = bytes.subarray(to, length)
    bytes = memory.take(rest.length)
    bytes.set(rest)
    length = rest.length
    end = 0
    return { kind: 'lines', bytes: block }
  }
  return {
    /** Number of bytes of the line that is only begun. */
    begun: () => length - end,
    forgetBegun: () => {
      length = end
    },
    hasWhole: () => end > 0,
    hasAny: () => length > 0,
    isFull: () => end > 0 && length >= LOG_BLOCK_BYTES,
    takeWhole: () => takeTo(end),
    takeAll: () => takeTo(length),
    add: (part: Uint8Array) => {
      ensure(length + part.length)
      bytes.set(part, length)
      const last = part.lastIndexOf(LINE_FEED)
      if (last !== -1) end = length + last + 1
      length += part.length
    },
  }
}
