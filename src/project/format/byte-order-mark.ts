import { closeSync, openSync, readSync } from 'node:fs'
import type { Input } from '../files/inputs.js'
import { nodePath } from '../files/node-path.js'
import { isStream } from '../files/read-input.js'

/** True if a file begins with the byte order mark of UTF-8, which reading removes. False for streams. */
export function hasByteOrderMark(input: Input): boolean {
  if (isStream(input) || input.path === null) return false
  const bytes = new Uint8Array(3)
  const file = openSync(nodePath(input.path), 'r')
  try {
    readSync(file, bytes, 0, bytes.length, 0)
  } finally {
    closeSync(file)
  }
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
