import { lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { type BytePath, entryPath } from './byte-path.js'
import { nodePath } from './node-path.js'

/**
 * Creates a function that resolves links in absolute paths; missing paths stay as given. Each folder is resolved once,
 * so that a deep tree costs no more than a flat one. `isRegular` is true for a path that is known to be no link. Bytes
 * that are not UTF-8 are decoded as Latin-1, which keeps them distinct.
 */
export function openRealPaths(): (path: BytePath, isRegular?: boolean) => string {
  const folders = new Map<string, string>()
  const realFolder = (path: string): string => {
    const known = folders.get(path)
    if (known !== undefined) return known
    const ways: string[] = []
    let real: string | undefined
    for (let at = path; real === undefined; at = dirname(at)) {
      real = folders.get(at) ?? (dirname(at) === at ? at : isLink(at) ? native(at) : undefined)
      ways.push(at)
    }
    let below = real
    for (const way of ways.reverse()) {
      if (way !== ways[0]) below = join(below, basename(way))
      folders.set(way, below)
    }
    return below
  }
  return (path, isRegular = false) => {
    if (typeof path !== 'string' || (!isRegular && isLink(path))) return native(path)
    // Most files are in the folder of another file. `dirname` and `basename` take 2 % of a run without changes.
    const end = path.lastIndexOf(sep) + 1
    const folder = folders.get(path.slice(0, end - 1))
    return folder === undefined || end === path.length
      ? entryPath(realFolder(dirname(path)), basename(path))
      : entryPath(folder, path.slice(end))
  }
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== false

function native(path: BytePath): string {
  try {
    return typeof path === 'string'
      ? realpathSync.native(path)
      : realpathSync.native(nodePath(path), 'buffer').toString('latin1')
  } catch {
    return typeof path === 'string' ? path : Buffer.from(path).toString('latin1')
  }
}
