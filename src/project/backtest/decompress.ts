import { pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { usageError } from '../files/usage-error.js'

/** Bytes that arrive in parts. A part may be overwritten when the next one is asked for. */
export type ByteStream = AsyncIterable<Uint8Array>

/** Decompresses gzip and Zstandard, which the first bytes tell; passes on anything else. */
export async function* decompress(bytes: ByteStream, name: string): AsyncGenerator<Uint8Array> {
  const parts = bytes[Symbol.asyncIterator]()
  const head = await readHead(parts)
  const all = rest(head, parts)
  const decompressor = decompressorFor(head, name)
  if (decompressor === undefined) yield* all
  else yield* decompressWith(decompressor, all, name)
}

/**
 * Throws for bytes that the decompressor has not used. Zstandard ends silently at the first byte that begins no frame,
 * for which the command `zstd` fails. In Node.js 22 it also ends after a frame that does not end with its part. gzip
 * throws by itself.
 *
 * https://www.rfc-editor.org/rfc/rfc8878#section-3
 */
async function* decompressWith(decompressor: Decompressor, all: ByteStream, name: string): AsyncGenerator<Uint8Array> {
  let given = 0
  // A decompressor reads ahead.
  const copies = async function* (): AsyncGenerator<Uint8Array> {
    for await (const part of all) {
      given += part.length
      yield part.slice()
    }
  }
  // An error of the source ends the decompressor, whose reader receives it.
  yield* pipeline(Readable.from(copies()), decompressor, () => {})
  if (decompressor.bytesWritten < given) {
    throw usageError(
      `\`${name}\` cannot be read completely: ${decompressor.bytesWritten} bytes are followed by other data`,
      'if `zstd -t` finds no error, use Node.js 24 or later, or `zstd -dc` and standard input',
    )
  }
}

/** Reads parts until they have the bytes that tell the format. */
async function readHead(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < MAGIC_BYTES) {
    const { value, done } = await parts.next()
    if (done === true) break
    head = Buffer.concat([head, value])
  }
  return head
}

async function* rest(head: Uint8Array, parts: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head
    for (let part = await parts.next(); part.done !== true; part = await parts.next()) yield part.value
  } finally {
    await parts.return?.()
  }
}

const MAGIC_BYTES = 4
const GZIP = [0x1f, 0x8b]
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd]
/** The last bytes of the magic number of a frame that Zstandard skips; the first is 0x50 to 0x5f. */
const SKIPPABLE = [0x2a, 0x4d, 0x18]

/** A decompressor with the number of bytes that it has used. */
type Decompressor = Transform & { readonly bytesWritten: number }

function decompressorFor(head: Uint8Array, name: string): Decompressor | undefined {
  const startsWith = (magic: readonly number[]): boolean => magic.every((byte, index) => head[index] === byte)
  if (startsWith(GZIP)) return zlib.createGunzip()
  const [first = 0] = head
  // Programs that compress in several threads write a frame for themselves first.
  const isSkippable = first >> 4 === 5 && SKIPPABLE.every((byte, index) => head[index + 1] === byte)
  if (!startsWith(ZSTD) && !isSkippable) return undefined
  if ('createZstdDecompress' in zlib) return (zlib.createZstdDecompress as () => Decompressor)()
  throw usageError(
    `this Node.js (${process.version}) cannot read the Zstandard file \`${name}\``,
    'use Node.js 22.15, 24 or later, or `zstd -dc` and standard input',
  )
}
