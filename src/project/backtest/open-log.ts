import { open } from 'node:fs/promises'
import { LOG_PART_BYTES } from '../project-limits.js'
import type { ByteStream } from './decompress.js'

/** A log: the path of a file, or a stream of bytes with a name for messages. */
export type Log = string | { readonly name: string; readonly bytes: ByteStream }

export const openLog = (log: Log): Exclude<Log, string> =>
  typeof log === 'string' ? { name: log, bytes: logParts(log) } : log

/** Reads the file of a log. All parts have the same memory. */
export async function* logParts(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const memory = new Uint8Array(LOG_PART_BYTES)
    for (;;) {
      // Without a position, pipes and devices can be read as well.
      const { bytesRead } = await file.read(memory, 0, memory.length, null)
      if (bytesRead === 0) return
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
