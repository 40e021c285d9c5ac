import { lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Gives absolute paths without links, or as given where there is nothing. Each folder is looked at once, so that a deep tree takes no longer
 * than a flat one; the system would follow every path from its root.
 */
export function openRealPaths(): (path: string) => string {
  const folders = new Map<string, string>()
  const realFolder = (path: string): string => {
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
  return (path) => (isLink(path) ? native(path) : join(realFolder(dirname(path)), basename(path)))
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== false

function native(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}
