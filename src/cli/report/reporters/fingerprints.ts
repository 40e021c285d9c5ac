import { createHash } from 'node:crypto'
import type { PlainEntry } from '../plain-entry.js'

/**
 * Returns a function that identifies an entry across runs: by file, code and message, so that an entry keeps its
 * fingerprint when lines move. Entries that agree in all three are numbered in their order.
 */
export function openFingerprints(): (entry: PlainEntry) => string {
  const counts = new Map<string, number>()
  return ({ file, code, message }) => {
    const key = hashOf([file, code, message])
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : hashOf([key, String(count)])
  }
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
