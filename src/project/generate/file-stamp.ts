import { type Stats, statSync } from 'node:fs'
import type { BytePath } from '../files/byte-path.js'
import { COARSE_TIMES, FINE_TIMES } from '../project-limits.js'

/**
 * Returns a text that changes with the content of a file: its size, its times and its number on the disk. Empty if the
 * file is missing, or if it was changed so recently that a further change might leave the times as they are.
 */
export function fileStamp(path: BytePath): string {
  const stats = statOf(path)
  if (stats === undefined) return ''
  const { size, mtimeMs, ctimeMs, ino } = stats
  const changed = Math.max(mtimeMs, ctimeMs)
  // Some file systems store whole seconds.
  const resolution = Number.isInteger(changed / 1_000) ? COARSE_TIMES : FINE_TIMES
  return Date.now() - changed < resolution ? '' : `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}

function statOf(path: BytePath): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // Reading the file says what is wrong.
  }
}
