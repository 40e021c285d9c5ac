import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import { type Limits, limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { decodeUtf8 } from './decode-utf8.js'
import type { Input } from './inputs.js'
import type { Io } from './io.js'

/** The text of an input, without a byte order mark, or the reason why there is none. Never throws for what the file is. */
export async function readInput(input: Input, io: Io, limits: Limits = limitsOf()): Promise<Source | Diagnostic> {
  const most = limits['file-bytes']
  const nothing = { name: input.name, text: '' }
  try {
    const bytes = input.path === null ? await readStream(io.stdin(), most) : readFile(input.path, most)
    return bytes === undefined
      ? diagnose('file-too-large', nothing, { start: 0, end: 0 }, [most])
      : decodeUtf8(input.name, bytes)
  } catch (error) {
    return diagnose('unreadable-file', nothing, { start: 0, end: 0 }, [reasonOf(error)])
  }
}

/** `permission denied` of `EACCES: permission denied, open '/etc/shadow'`: the diagnostic names the file itself. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/^[A-Z]+: /, '').replace(/, \w+(?: '.*')?$/s, '') : String(error)

/** Undefined if there is more than a rule file may hold. What is no regular file may have no end. */
function readFile(path: string, most: number): Uint8Array | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > most) return undefined
    let bytes = new Uint8Array(size + 1)
    let length = 0
    for (let read = -1; read !== 0 && length <= most; length += read) {
      if (length === bytes.length) bytes = grown(bytes)
      read = readSync(file, bytes, length, bytes.length - length, null)
    }
    return length > most ? undefined : bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(Math.max(65_536, bytes.length * 2))
  more.set(bytes)
  return more
}

async function readStream(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    length += chunk.length
    if (length > most) return undefined
  }
  return Buffer.concat(chunks)
}
