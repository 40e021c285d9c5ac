import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { printable } from '../../text/control-characters.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../text/limits.js'
import { type Source, sourceOf } from '../../text/source.js'
import { WAITING_NOTICE_DELAY } from '../project-limits.js'
import type { BytePath } from './byte-path.js'
import { decodeUtf8 } from './decode-utf8.js'
import type { Input } from './inputs.js'
import type { Io } from './io.js'
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
    const bytes = await bytesOf(input, io, maximum)
    if (bytes === undefined) return diagnose('file-too-large', nothing, { start: 0, end: 0 }, [maximum])
    const read = decodeUtf8(input.name, bytes)
    return 'text' in read ? sourceOf(input, read.text) : read
  } catch (error) {
    return diagnoseProject('unreadable-file', nothing, { start: 0, end: 0 }, [reasonOf(error)])
  }
}

const bytesOf = async (input: Input, io: InputReading, maximum: number): Promise<Uint8Array | undefined> =>
  input.bytes !== undefined
    ? input.bytes.length > maximum
      ? undefined
      : input.bytes
    : input.path === null
      ? readStream(io.stdin(), input.name, io, maximum)
      : isStream(input)
        ? readStream(createReadStream(input.path), input.name, io, maximum)
        : readFile(input.path, maximum)

/** True for an input that can be read only once, and may block: standard input, a pipe, a device. */
export const isStream = ({ path, bytes, isRegular }: Input): boolean =>
  bytes === undefined && isRegular !== true && (path === null || isSpecial(path))

/**
 * Extracts the reason of an error: `permission denied` of `EACCES: permission denied, open '/etc/shadow'`. The
 * diagnostic names the file itself.
 */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/^[A-Z]+: /, '').replace(/, \w+(?: '.*')?$/s, '') : String(error)

/** Returns `undefined` if the file exceeds the limit. A file that is not regular may never end. */
function readFile(path: BytePath, maximum: number): Uint8Array | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > maximum) return undefined
    let bytes = new Uint8Array(size + 1)
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
  const larger = new Uint8Array(Math.max(65_536, bytes.length * 2))
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
