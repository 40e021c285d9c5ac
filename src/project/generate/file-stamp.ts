import { type Stats, statSync } from 'node:fs'
import type { BytePath } from '../files/byte-path.js'
import { nodePath } from '../files/node-path.js'
import { COARSE_TIMES, FINE_TIMES } from '../project-limits.js'

/** The size of a file, its times in milliseconds and its number on the disk: a change of the content changes one of them. */
export type FileStamp = readonly [size: number, modified: number, changed: number, inode: number]

/**
 * Returns the stamp of a file. Undefined if the file is missing, or if it was changed so recently that a further change
 * might leave the times as they are.
 */
export function fileStamp(path: BytePath): FileStamp | undefined {
  const stats = statOf(path)
  if (stats === undefined) return undefined
  const { size, mtimeMs, ctimeMs, ino } = stats
  const changed = Math.max(mtimeMs, ctimeMs)
  // Some file systems store whole seconds.
  const resolution = Number.isInteger(changed / 1_000) ? COARSE_TIMES : FINE_TIMES
  return Date.now() - changed < resolution ? undefined : [size, mtimeMs, ctimeMs, ino]
}

/** Returns the stamp of a file as a text, which is empty without one. */
export const stampText = (path: BytePath): string => fileStamp(path)?.join(' ') ?? ''

/** True if a file has a stamp. Comparing texts would take a quarter longer. */
export function hasStamp(path: BytePath, size: number, modified: number, changed: number, inode: number): boolean {
  const stats = statOf(path)
  return stats?.size === size && stats.mtimeMs === modified && stats.ctimeMs === changed && stats.ino === inode
}

function statOf(path: BytePath): Stats | undefined {
  try {
    return statSync(nodePath(path), { throwIfNoEntry: false })
  } catch {
    return undefined // Reading the file says what is wrong.
  }
}
