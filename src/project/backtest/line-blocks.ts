import type { ByteStream } from './decompress.js'

/** Whole lines of a stream, a line that is longer than allowed, or the error that ended the stream. */
export type LineBlock =
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'long-line' }
  | { readonly kind: 'error'; readonly error: unknown }

/**
 * Cuts a stream into blocks of whole lines. It never holds more than a part of the stream and one line of at most
 * `longest` bytes. An error is the last block, so that it has a place among the lines.
 */
export async function* lineBlocks(stream: ByteStream, longest: number): AsyncGenerator<LineBlock> {
  try {
    yield* wholeLines(stream, longest)
  } catch (error) {
    yield { kind: 'error', error }
  }
}

async function* wholeLines(stream: ByteStream, longest: number): AsyncGenerator<LineBlock> {
  let begun: Uint8Array[] = []
  let length = 0
  // A line of more than `longest` bytes is never inside a piece.
  for await (const part of pieces(stream, longest)) {
    const first = part.indexOf(LINE_FEED)
    const end = first === -1 ? 0 : part.lastIndexOf(LINE_FEED) + 1
    length += first === -1 ? part.length : first
    if (length <= longest) begun.push(part.subarray(0, end === 0 ? part.length : end))
    else begun = []
    if (first === -1) continue
    if (length > longest) {
      yield { kind: 'long-line' }
      begun.push(part.subarray(first + 1, end))
    }
    if (begun.some((bytes) => bytes.length > 0)) yield { kind: 'lines', bytes: joined(begun) }
    begun = [part.subarray(end)]
    length = part.length - end
  }
  if (length > longest) yield { kind: 'long-line' }
  else if (length > 0) yield { kind: 'lines', bytes: joined(begun) }
}

const LINE_FEED = 10

async function* pieces(stream: ByteStream, size: number): AsyncGenerator<Uint8Array> {
  for await (const part of stream) {
    for (let at = 0; at < part.length; at += size) yield part.subarray(at, at + size)
  }
}

/** Copies parts into memory of their own, which can be given to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
