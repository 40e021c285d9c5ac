import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { printable } from '../../text/control-characters.js'
import { diagnose } from '../../text/diagnose.js'
import { diagnoseFile } from '../../text/diagnose-file.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../text/limits.js'
import { type Source, sourceOf } from '../../text/source.js'
import { WAITING_NOTICE_DELAY } from '../project-limits.js'
import type { BytePath } from './byte-path.js'
import { decodeUtf8 } from './decode-utf8.js'
import type { Input } from './inputs.js'
import type { Io } from './io.js'
import { nodePath } from './node-path.js'
import { isSpecial } from './walk.js'

/** The parts of the process that reading an input needs. */
export type InputReading = Pick<Io, 'stdin' | 'after' | 'stderr'>

/**
 * Reads the text of an input without a byte order mark, or returns a diagnostic with the reason. Never throws because
 * of a file.
 */
export async function readInput(
  input: Input,
  io: InputReading,
  limits: Limits = limitsOf(),
): Promise<Source | Diagnostic> {
  const maximum = limits['file-bytes']
  const nothing = { name: input.name, text: '' }
  try {
    const stream = streamOf(input, io)
    const bytes = stream === undefined ? bytesOf(input, maximum) : await readStream(stream, input.name, io, maximum)
    if (bytes === undefined || bytes.length > maximum)
      return diagnose('file-too-large', nothing, { start: 0, end: 0 }, [maximum])
    const read = decodeUtf8(input.name, bytes)
    return 'text' in read ? sourceOf(input, read.text) : read
  } catch (error) {
    return diagnoseFile('unreadable-file', nothing, { start: 0, end: 0 }, [reasonOf(error)])
  }
}

const streamOf = (input: Input, io: InputReading): AsyncIterable<Uint8Array> | undefined =>
  !isStream(input) ? undefined : input.path === null ? io.stdin() : createReadStream(nodePath(input.path))

const bytesOf = ({ bytes, path }: Input, maximum: number): Uint8Array | undefined =>
  bytes ?? (path === null ? undefined : readFile(path, maximum))

/** True for an input that can be read only once, and may block: standard input, a pipe, a device. */
export const isStream = ({ path, bytes, isRegular }: Input): boolean =>
  bytes === undefined && isRegular !== true && (path === null || isSpecial(path))

/**
 * Extracts the reason of an error: `permission denied` of `EACCES: permission denied, open '/etc/shadow'`. The
 * diagnostic names the file itself.
 */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/^[A-Z]+: /, '').replace(/, \w+(?: '.*')?$/s, '') : String(error)

/** The memory of most files. Asking for the size of each file, to give it memory of its own, takes longer than reading it. */
const shared = new Uint8Array(65_536)

/**
 * Returns the bytes of a file until the next file is read, or `undefined` if the file exceeds the limit. A file that is not
 * regular may never end.
 */
function readFile(path: BytePath, maximum: number): Uint8Array | undefined {
  const file = openSync(nodePath(path), 'r')
  try {
    let bytes = shared
    let length = 0
    for (let read = -1; read !== 0 && length <= maximum; length += read) {
      if (length === bytes.length) bytes = grown(bytes)
      read = readSync(file, bytes, length, bytes.length - length, null)
    }
    return length > maximum ? undefined : bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}

async function readStream(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  io: InputReading,
  maximum: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const cancel = io.after(WAITING_NOTICE_DELAY, () =>
    io.stderr.write(`sigmacast: waiting for input from \`${printable(name)}\`\n`),
  )
  try {
    for await (const chunk of stream) {
      cancel()
      chunks.push(chunk)
      length += chunk.length
      if (length > maximum) return undefined
    }
  } finally {
    cancel()
  }
  return Buffer.concat(chunks)
}
